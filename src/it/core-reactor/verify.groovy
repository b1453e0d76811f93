File made = new File(basedir, 'shared/target/acme_shared-2.1.dev0-py3-none-any.whl')
File taken = new File(basedir, 'consumer/target/dependency/acme-shared-2.1-SNAPSHOT.whl')
assert taken.bytes == made.bytes

File installed = new File(localRepositoryPath, 'dev/pypack/it/acme-shared/2.1-SNAPSHOT/acme-shared-2.1-SNAPSHOT.whl')
assert installed.bytes == made.bytes
return true
