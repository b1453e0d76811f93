import dev.pypack.judge.Backends
import dev.pypack.judge.Judges
import java.nio.file.Files
import java.nio.file.Path
import java.security.MessageDigest
import java.util.zip.ZipFile

String log = new File(basedir, 'build.log').getText('UTF-8')
File sdist = new File(basedir, 'library/target/acme_units-2.0.dev0.tar.gz')
assert log =~ /\[INFO\] Sdist target.acme_units-2\.0\.dev0\.tar\.gz \(\d+(\.\d+ k| )B, 7 files\) in \d+\.\d\d s/

// Attached, whatever the packaging.
['acme-units': sdist,
 'acme-tool': new File(basedir, 'tool/target/acme_tool-2.0.dev0.tar.gz'),
 'acme-java': new File(basedir, 'java/target/acme_java-2.0.dev0.tar.gz')].each { name, built ->
    assert new File(localRepositoryPath, "dev/pypack/it/${name}/2.0-SNAPSHOT/${name}-2.0-SNAPSHOT-sdist.tar.gz").bytes == built.bytes
}

// Every Maven makes the same bytes: the first leaves its hash for the others.
String hash = MessageDigest.getInstance('SHA-256').digest(sdist.bytes).encodeHex()
File first = new File(basedir.parentFile.parentFile, 'acme_units.sha256')
if (!first.exists()) {
    first.text = hash
}
assert first.text == hash

// Twice in one call, and alone into another folder.
assert log.contains('acme_units-2.0.dev0.tar.gz is up to date')
assert new File(basedir, 'library/target/alone').list().findAll { it.endsWith('.gz') || it.endsWith('.whl') } == [sdist.name]
assert new File(basedir, 'library/target/alone/' + sdist.name).bytes == sdist.bytes
assert log.count('[INFO] Skipped: pypack.sdist.skip is set') == 1
assert new File(basedir, 'library/target/skipped').list().findAll { it.endsWith('.gz') } == []

// Without a backend.
assert log.contains('there is no [build-system], which says what builds a wheel of the sdist')
assert log.contains('build-backend = "hatchling.build"')
assert log.contains('packages = ["src/main/python/acme_bare"]')
assert log.contains('dynamic = ["version", "description", "dependencies"]')
assert !log.contains('\tat dev.pypack')
assert !new File(basedir, 'bare/target').list()?.any { it.endsWith('.gz') }

// The user's file is as it was.
assert new File(basedir, 'library/pyproject.toml').text.contains('# Both are the POM\'s.\ndynamic = ["version", "description"]')

Judges judges = Judges.summoned(Path.of(artifacts))
assert judges.run('twine', 'check', '--strict', sdist.path).exitCode() == 0
Path scratch = Files.createTempDirectory(basedir.toPath(), 'judged')
Path built = Backends.summoned(judges).byPip(sdist.toPath(), scratch)
def contents = { File wheel ->
    new ZipFile(wheel).withCloseable { zip ->
        zip.entries().findAll { !it.directory && !(it.name =~ /dist-info\/(RECORD|WHEEL|METADATA)$/) }
            .collectEntries { [it.name, zip.getInputStream(it).text] }
    }
}
assert contents(built.toFile()) == contents(new File(basedir, 'library/target/acme_units-2.0.dev0-py3-none-any.whl'))
return true
