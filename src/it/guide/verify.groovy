String flat(String xml) {
    xml.replaceAll(/\s+/, ' ')
}

String log = new File(basedir, 'build.log').getText('UTF-8')
String guide = new File(docs, 'pack-a-library.md').getText('UTF-8')
String readme = new File(docs, '../README.md').getText('UTF-8')

// The lines that the guide promises, but for the time.
def promised = (guide =~ /\[INFO\] ((?:Wheel|Sdist) target\/\S+ \([^)]*\)) in/).collect { it[1] }
assert promised.size() == 2
promised.each { assert log.replace('\\', '/').contains(it) }

// The command that deploys is the guide's.
assert guide.contains('mvn ' + new File(basedir, 'invoker.properties').readLines().find { it =~ /goals.2/ }.split(' = ')[1])
File deployed = new File(basedir, 'target/repository/com/acme/acme-units/1.0-SNAPSHOT')
File wheel = deployed.listFiles().find { it.name ==~ /acme-units-1\.0-\d{8}\.\d{6}-1\.whl/ }
assert wheel.bytes == new File(basedir, 'target/acme_units-1.0.dev0-py3-none-any.whl').bytes

// README and guide show one and the same POM.
String shown = (readme =~ /(?s)```xml\n(.*?)```/)[0][1]
assert flat(guide).contains(flat(shown).trim())
return true
