import java.util.zip.ZipFile

String log = new File(basedir, 'build.log').getText('UTF-8').replace('\\', '/')
List<String> runs = log.split('Scanning for projects').drop(1) as List
assert runs.size() == 9

def names = { File wheel -> new ZipFile(wheel).withCloseable { zip -> zip.entries().collect { it.name } } }

// One wheel a Python, the first is the main artifact, each is attached with its tag.
File target = new File(basedir, 'library/target')
String newest = 'acme_secret-1.0-cp314-none-any.whl'
String oldest = 'acme_secret-1.0-cp39-none-any.whl'
assert target.list().findAll { it.endsWith('.whl') }.sort() == [newest, oldest]
File installed = new File(localRepositoryPath, 'dev/pypack/it/acme-secret/1.0')
['acme-secret-1.0.whl': newest, 'acme-secret-1.0-cp314-none-any.whl': newest, 'acme-secret-1.0-cp39-none-any.whl': oldest]
    .each { name, built -> assert new File(installed, name).bytes == new File(target, built).bytes }
assert names(new File(target, oldest)).findAll { !it.contains('dist-info') } == ['acme_secret/__init__.pyc']

// Sound by pypack:validate, which packaging wheel runs in verify.
assert runs[0] =~ /2 files checked: 0 refused, 2 good; 0 errors/

// Beside Java, with the properties of the POM.
File side = new File(basedir, 'java/target/acme_side-1.0-cp314-none-any.whl')
assert names(side).findAll { !it.contains('dist-info') } == ['acme_side/__init__.py', 'acme_side/__init__.pyc']
assert !new ZipFile(side).withCloseable { zip ->
    zip.getInputStream(zip.getEntry('acme_side/__init__.pyc')).getText('ISO-8859-1')
}.contains('Beside Java.')
assert new File(localRepositoryPath, 'dev/pypack/it/acme-side/1.0/acme-side-1.0.whl').bytes == side.bytes

// The second build does nothing, and the third, from nothing, compiles nothing.
assert runs[1].count('is up to date') == 3
assert runs[2].count('[INFO] Wheel ') == 3
[1, 2].each { assert !runs[it].contains('Compiling with Python') }

// All files with their places, in mvn compile and in the goal alone; and what -Dpypack.syntaxCheck=false does.
[3, 4].each {
    assert runs[it] =~ /src\/main\/python\/acme_wrong\/a\.py:1:7: Python 3\.14 refuses it: invalid syntax[^\n]*\n[^\n]* def f\(:/
    assert runs[it] =~ /src\/main\/python\/acme_wrong\/b\.py:2:9: Python 3\.14 refuses it: invalid syntax[^\n]*\n[^\n]* y = = 2/
    assert runs[it].contains('other-pythons = ["acme_wrong/b.py"]')
    assert !runs[it].contains('\tat dev.pypack')
}
assert runs[5].contains('[INFO] Wheel target/acme_wrong-1.0-py3-none-any.whl')

assert runs[6].contains('there is no level bytcode; there are bytecode, instant')
assert runs[6].contains('Did you mean bytecode?')

// The goal alone, from nothing and into a store of its own: the same wheels, in packaging wheel and beside Java.
assert runs[7].count('Compiling with Python') == 2
assert target.list().findAll { it.endsWith('.whl') }.sort() == [newest, oldest]
[newest, oldest].each { assert new File(installed, it.replace('_secret-1.0', '-secret-1.0')).bytes == new File(target, it).bytes }
assert runs[8].count('Compiling with Python') == 1
assert !new File(basedir, 'java/target/classes').exists()
assert new File(localRepositoryPath, 'dev/pypack/it/acme-side/1.0/acme-side-1.0.whl').bytes == side.bytes
[7, 8].each { assert !runs[it].contains(':compile') }
return true
