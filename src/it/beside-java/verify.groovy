File folder = new File(localRepositoryPath, 'dev/pypack/it/acme-side/3.0')
assert new File(folder, 'acme-side-3.0.jar').file
assert new File(folder, 'acme-side-3.0.whl').bytes == new File(basedir, 'target/acme_side-3.0-py3-none-any.whl').bytes
return true
