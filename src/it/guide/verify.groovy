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

// README and guide show one and the same POM.
String shown = (readme =~ /(?s)```xml\n(.*?)```/)[0][1]
assert flat(guide).contains(flat(shown).trim())
return true
