String log = new File(basedir, 'build.log').text
assert log.count('[INFO] pypack ' + pypackVersion) == 2
assert log =~ /\[INFO\] Java \d+\.\d+\.\d+\S*, Maven \d\S+, \w+-\w+/
assert log.count('[INFO] Unpacking Python 3.14.3') == 1
String line = log.readLines().find { it.startsWith('[INFO] Python 3.14.3 (org.bytedeco:cpython:jar:') }
File python = new File(line.substring(line.indexOf(') ') + 2))
assert python.canExecute()
assert python.path.startsWith(new File(basedir, 'target/store').path)
assert log.contains('pypack.outputDirectory')
return true
