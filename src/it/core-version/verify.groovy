String log = new File(basedir, 'build.log').text
assert log.count('[INFO] pypack ' + pypackVersion) == 2
assert log =~ /\[INFO\] Java \d+\.\d+\.\d+\S*, Maven \d\S+, \w+-\w+/
assert log.count('[INFO] Unpacking Python 3.14.3') == 1
String line = log.readLines().find { it.startsWith('[INFO] Python 3.14.3 (org.bytedeco:cpython:jar:') }
File python = new File(line.substring(line.indexOf(') ') + 2))
assert python.canExecute()
assert python.path.startsWith(new File(basedir, 'target/store').path)
assert log.contains('pypack.outputDirectory')

// What Eclipse reads of the plugin.
File plugin = new File(localRepositoryPath, "dev/pypack/pypack-maven-plugin/${pypackVersion}/pypack-maven-plugin-${pypackVersion}.jar")
new java.util.zip.ZipFile(plugin).withCloseable { jar ->
    assert jar.getInputStream(jar.getEntry('META-INF/m2e/lifecycle-mapping-metadata.xml')).text.contains('<goal>wheel</goal>')
}
return true
