String log = new File(basedir, 'build.log').getText('UTF-8').replace('\\', '/')
List<String> runs = log.split('Scanning for projects').drop(1) as List
assert runs.size() == 6
List<String> targets = ['linux_amd64', 'linux_arm64', 'linux_amd64_musl', 'macos_arm64', 'macos_amd64', 'windows_amd64']

targets.each { target ->
    assert runs[1] =~ /Crossenv target\/crossenv\/${target}-cp311 \([\d.]+ MB, 16 packages\) in /
    assert runs[2] =~ /Crossenv target\/crossenv\/${target}-cp311 is up to date \([\d.]+ MB, 16 packages\) in /
}
assert runs[1] =~ /Environment \.venv \([\d.]+ MB, \d+ packages\)/
assert runs[2] =~ /Environment \.venv is up to date/

// Clean leaves the environment of the developers; the tests run without network, in one of their own.
assert new File(basedir, '.venv/pyvenv.cfg').isFile()
assert runs[4].contains('5 passed')
assert runs[4] =~ /Tests target\/surefire-reports\/TEST-sensors-cp311\.xml \([\d.]+ k?B, 5 tests\)/
assert new File(basedir, 'target/surefire-reports/TEST-sensors-cp311.xml').isFile()

// One target alone, again without network, with commands that Windows runs.
assert new File(basedir, 'target/crossenv').list() == ['windows_amd64-cp311']
File windows = new File(basedir, 'target/crossenv/windows_amd64-cp311')
assert new File(windows, 'Scripts/f2py.exe').bytes[0..1] == [0x4d, 0x5a]
assert new File(windows, 'Lib/site-packages/win32/win32api.pyd').isFile()
assert !new File(windows, 'Lib/site-packages/uvloop').exists()

// Nothing of this machine is in it.
windows.eachFileRecurse(groovy.io.FileType.FILES) { file ->
    assert !file.name.endsWith('.pyc')
    if (file.length() < 200_000) {
        assert !file.getText('ISO-8859-1').contains(basedir.path)
    }
}
