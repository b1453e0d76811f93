import dev.pypack.judge.Judges
import java.nio.file.Files
import java.nio.file.Path
import java.security.MessageDigest

File wheel = new File(basedir, 'library/target/controlchart-1.4.0.dev0-py3-none-any.whl')
assert wheel.file
assert new File(basedir, 'library/target').listFiles().findAll { it.name.endsWith('.whl') } == [wheel]

String log = new File(basedir, 'build.log').text
assert log =~ /\[INFO\] Wheel target.controlchart-1\.4\.0\.dev0-py3-none-any\.whl \(\d+\.\d kB, 12 files\) in \d+\.\d\d s/

File installed = new File(localRepositoryPath, 'com/example/controlchart/1.4.0-SNAPSHOT/controlchart-1.4.0-SNAPSHOT.whl')
assert installed.bytes == wheel.bytes

// Every Maven makes the same bytes: the first leaves its hash for the others.
String hash = MessageDigest.getInstance('SHA-256').digest(wheel.bytes).encodeHex()
File first = new File(basedir.parentFile.parentFile, 'controlchart.sha256')
if (!first.exists()) {
    first.text = hash
}
assert first.text == hash

Judges judges = Judges.summoned(Path.of(artifacts))
judges.approve(wheel.toPath(), Files.createTempDirectory(basedir.toPath(), 'judged'))
return true
