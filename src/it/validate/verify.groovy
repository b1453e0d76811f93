import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
File elsewhere = new File(basedir, 'elsewhere')

assert log.count('target/acme_checked-1.0-py3-none-any.whl: good') == 2
assert log =~ /\[INFO\] 1 file checked: 0 refused, 1 good; 0 errors, 0 warnings in \d+\.\d\d s/

def json = new JsonSlurper().parse(new File(elsewhere, 'report.json'))
assert json.files*.file == ['dist/below/good.zip', 'dist/streamed-1.0-py3-none-any.whl']
assert json.files*.valid == [true, false]
assert json.files[0].findings == []
assert json.files[1].findings*.id.containsAll(['zip-data-descriptor', 'dist-info-missing'])
assert log.contains('dist/below/good.zip: good')
assert log.contains('dist/streamed-1.0-py3-none-any.whl: refused')

def junit = new groovy.xml.XmlSlurper().parse(new File(elsewhere, 'report.xml'))
assert junit.testsuite*.@name*.text() == ['dist/below/good.zip', 'dist/streamed-1.0-py3-none-any.whl']
assert junit.testsuite*.@failures*.toInteger() == [0, 2]

assert log.contains('error file-missing')
assert log.contains('-> Correct the path')
assert log.contains('large.zip: good')
assert log.contains('pypack.reportFormat: there is no format yaml')
assert log.contains('there is no wheel to validate')
assert log.contains('there is no POM, so that no module has built a wheel')
assert log.contains('-Dpypack.files=<file or folder>')

assert elsewhere.list().findAll { it != 'build.log' }.sort() == ['dist', 'large.zip', 'report.json', 'report.xml']
assert !log.contains('\tat dev.pypack')

// The commands of the guide are those that were run.
def ran = new Properties()
new File(basedir, 'invoker.properties').withReader { ran.load(it) }
def commands = new File(docs, 'validate.md').readLines().findAll { it.startsWith('mvn ') }
assert commands.size() == 3
commands.each { command -> assert ran.values().any { 'mvn ' + it.replace('${project.version}', pypackVersion) == command } }
return true
