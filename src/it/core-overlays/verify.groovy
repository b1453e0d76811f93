import dev.pypack.judge.Judges
import java.nio.file.Files
import java.nio.file.Path
import java.security.MessageDigest
import java.util.zip.ZipFile

String log = new File(basedir, 'build.log').getText('UTF-8').replace('\\', '/')
File target = new File(basedir, 'library/target')
String linux = 'acme_clock-1.0-py3-none-manylinux_2_28_x86_64.whl'
String windows = 'acme_clock-1.0-py3-none-win_amd64.whl'
String macos = 'acme_clock-1.0-py3-none-macosx_13_0_arm64.whl'

def wheels = { File folder -> folder.list().findAll { it.endsWith('.whl') }.sort() }
def entries = { File wheel ->
    new ZipFile(wheel).withCloseable { zip ->
        zip.entries().findAll { !it.directory }.collectEntries { [it.name, zip.getInputStream(it).getText('UTF-8')] }
    }
}

// One wheel a target, and one line a wheel.
assert wheels(target) == [macos, linux, windows]
[(linux): 5, (windows): 6, (macos): 5].each { name, files ->
    assert log =~ /\[INFO\] Wheel target\/\Q${name}\E \(\d\.\d kB, ${files} files\) in \d+\.\d\d s/
}
assert entries(new File(target, linux))['acme_clock/_system.py'].contains('NAME = "Linux"')
assert entries(new File(target, macos))['acme_clock/_system.py'].contains('NAME = "any"')
assert entries(new File(target, windows))['acme_clock/_system.py'].contains('NAME = "Windows"')
assert entries(new File(target, windows)).containsKey('acme_clock/_registry.py')
assert [linux, macos].every { !entries(new File(target, it)).containsKey('acme_clock/_registry.py') }
assert entries(new File(target, windows))['acme_clock-1.0.dist-info/WHEEL']
    .endsWith('Root-Is-Purelib: false\nTag: py3-none-win_amd64\n')

// The main artifact is the first target's, and every one has its classifier.
def installed = { String name -> new File(localRepositoryPath, "dev/pypack/it/${name}/1.0") }
def names = { String name -> installed(name).list().findAll { it.endsWith('.whl') || it.endsWith('.jar') }.sort() }
def repository = ['acme-clock-1.0.whl': linux, 'acme-clock-1.0-linux_amd64.whl': linux,
    'acme-clock-1.0-windows_amd64.whl': windows, 'acme-clock-1.0-macos_arm64.whl': macos]
assert names('acme-clock') == repository.keySet().sort()
repository.each { name, built ->
    assert new File(installed('acme-clock'), name).bytes == new File(target, built).bytes
}

// Beside Java, with the targets of the POM.
assert names('acme-bell') == ['acme-bell-1.0-linux_amd64_glibc2_17.whl', 'acme-bell-1.0-macos_arm64.whl',
    'acme-bell-1.0.jar', 'acme-bell-1.0.whl']
def bell = { String name -> entries(new File(installed('acme-bell'), name))['acme_bell.py'] }
assert bell('acme-bell-1.0.whl').contains('Rings.')
assert bell('acme-bell-1.0-macos_arm64.whl').contains('Rings.')
assert bell('acme-bell-1.0-linux_amd64_glibc2_17.whl').contains('Rings on Linux.')
assert log =~ /Wheel target\/acme_bell-1\.0-py3-none-manylinux2014_x86_64\.manylinux_2_17_x86_64\.whl \(/

// Each is validated, and once.
String first = log.substring(0, log.indexOf('BUILD SUCCESS'))
assert first =~ /\[INFO\] 3 files checked: 0 refused, 3 good; 0 errors, 0 warnings/
assert first =~ /\[INFO\] 2 files checked: 0 refused, 2 good; 0 errors, 0 warnings/

// Again: nothing to do.
[linux, windows, macos].each { assert log.contains("Wheel target/${it} is up to date") }

// One target of the command line, and what it leaves out; the wheels of targets that are gone go.
assert wheels(new File(target, 'one')) == [windows]
assert new File(target, 'one/' + windows).bytes == new File(target, windows).bytes
assert log.contains('[WARNING] src/linux/python: no wheel has these sources: the targets are windows_amd64')
assert wheels(new File(basedir, 'java/target')) == ['acme_bell-1.0-py3-none-manylinux_2_28_x86_64.whl']

// No sdist, and no wheel without targets.
assert log.contains('src/linux/python: sources for some platforms, and no backend knows how to build the wheel')
assert log.contains('src/windows/python: sources for some platforms give a wheel for each target, and the module names no')
assert log.contains('targets = ["windows_amd64"]')
assert !log.contains('\tat dev.pypack')
assert !new File(basedir, 'untold/target').list()?.any { it.endsWith('.whl') }

// Every Maven makes the same bytes: the first leaves its hash for the others.
MessageDigest digest = MessageDigest.getInstance('SHA-256')
[linux, windows, macos].each { digest.update(new File(target, it).bytes) }
String hash = digest.digest().encodeHex()
File known = new File(basedir.parentFile.parentFile, 'acme_clock.sha256')
if (!known.exists()) {
    known.text = hash
}
assert known.text == hash

// pip takes the wheel of the platform that it is told.
Judges judges = Judges.summoned(Path.of(artifacts))
['win_amd64': windows, 'manylinux_2_28_x86_64': linux, 'macosx_13_0_arm64': macos].each { platform, wheel ->
    Path got = Files.createTempDirectory(basedir.toPath(), 'got')
    assert judges.run('pip', 'download', '--no-index', '--no-deps', '--only-binary=:all:', '--platform', platform,
        '--find-links', target.path, '--dest', got.toString(), 'acme-clock').exitCode() == 0
    assert wheels(got.toFile()) == [wheel]
}
return true
