String log = new File(basedir, 'build.log').getText('UTF-8').replace('\\', '/')
List<String> runs = log.split('Scanning for projects').drop(1) as List
assert runs.size() == 11
File report = new File(basedir, 'plain/target/surefire-reports/TEST-acme-plain-cp39.xml')

// By unittest, for nothing is locked, and nothing need be; a module without tests says so.
assert runs[0].contains('pytest is not in the lock, so unittest runs the tests.')
assert runs[0].contains('imported from ' + new File(basedir, 'plain/src/main/python').path.replace('\\', '/'))
assert runs[0] =~ /Tests plain\/target\/surefire-reports\/TEST-acme-plain-cp\d+\.xml \([\d.]+ k?B, 5 tests\)|Tests target\/surefire-reports\/TEST-acme-plain-cp\d+\.xml \([\d.]+ k?B, 5 tests\)/
assert runs[0].contains('No tests: there is neither src/test/python nor tests nor test, and pytest has no testpaths')
assert !runs[0].contains('no-lock') && !runs[0].contains('Resolving')
def reports = new File(basedir, 'plain/target/surefire-reports').list().findAll { it.startsWith('TEST-') }
assert reports.size() == 1
def suite = new groovy.xml.XmlSlurper().parse(new File(basedir, "plain/target/surefire-reports/${reports[0]}"))
assert suite.testcase.size() == 5
assert suite.testcase.findAll { it.skipped.size() == 1 }*.@name*.text() == ['test_left_out']

// Nothing lies beside the sources.
['plain/src', 'failing/tests'].each { folder ->
    new File(basedir, folder).eachFileRecurse { assert !it.name.endsWith('.pyc') && it.name != '__pycache__' }
}

// A test that fails, fails the build, which names it; unless that is to be ignored.
assert runs[1].contains('1 of 3 tests failed: test_line.Line.test_wrong on Python')
assert runs[1].contains('one and one is two')
assert runs[1].contains('BUILD FAILURE') && !runs[1].contains('\tat dev.pypack')
assert runs[2].contains('1 of 3 tests failed: test_line.Line.test_wrong on Python')
assert runs[2].contains('BUILD SUCCESS')

// Some of them.
assert runs[3].contains('Ran 1 test') && runs[3].contains('BUILD SUCCESS')
assert runs[4].contains('None fits nothing: ') && runs[4].contains('BUILD FAILURE')

// None of them.
assert runs[5].contains('Tests are skipped: skipTests is set')
assert runs[6].contains('Tests are skipped: maven.test.skip is set')
assert runs[7].contains('the module has no tests') && runs[7].contains('BUILD FAILURE')
assert runs[10].contains('Skipped: pypack.test.skip is set')

// One that hangs is stopped, and shown.
assert runs[8].contains('the tests took longer than 2 s on Python')
assert runs[8].contains('test_line.py", line ') && runs[8].contains('in test_ends_some_day')

// On the wheel, which is then the one that is packed.
assert runs[9].contains('lib/python') || runs[9].contains('Lib/site-packages')
assert !runs[9].contains('imported from ' + new File(basedir, 'plain/src').path.replace('\\', '/'))
assert runs[9] =~ /Wheel target\/acme_plain-1.0-py3-none-any.whl is up to date/
