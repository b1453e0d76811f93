String log = new File(basedir, 'build.log').text

assert log.count('[INFO] Wheel target') == 3
assert log =~ /\[INFO\] Wheel target.acme_up_to_date-1\.0-py3-none-any\.whl is up to date \(\d+ B, 4 files\) in \d+\.\d\d s/
assert log.count('is up to date') == 1

// What was not built again is installed all the same.
assert new File(localRepositoryPath, 'dev/pypack/it/acme-up-to-date').listFiles().any { folder ->
    folder.directory && folder.listFiles().any { it.name.endsWith('.whl') }
}

assert new File(basedir, 'target').list().findAll { it.endsWith('.whl') } == ['acme_up_to_date-1.1-py3-none-any.whl']
return true
