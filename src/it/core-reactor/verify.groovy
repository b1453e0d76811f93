File made = new File(basedir, 'shared/target/acme_shared-2.1.dev0-py3-none-any.whl')
File taken = new File(basedir, 'consumer/target/dependency/acme-shared-2.1-SNAPSHOT.whl')
assert taken.bytes == made.bytes

File installed = new File(localRepositoryPath, 'dev/pypack/it/acme-shared/2.1-SNAPSHOT/acme-shared-2.1-SNAPSHOT.whl')
assert installed.bytes == made.bytes

String log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('consumer/target/dependency/acme-shared-2.1-SNAPSHOT.whl: refused')
assert log.contains('Give it the name again with which it was built: ' + made.name)
return true
