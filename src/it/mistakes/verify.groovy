String log = new File(basedir, 'build.log').text

assert log.contains('''pyproject.toml:3:1: project.version is 1.2.0, and the POM says 1.3.0-SNAPSHOT, which is 1.3.0.dev0''')
assert log.contains('dynamic = ["version"]')
assert log.contains('pyproject.toml:4:1: project.readme is README.md, and there is no such file')
assert log.contains('pyproject.toml:5:1: project.dependancies is not a key that pypack or the standard knows')
assert log.contains('Did you mean dependencies?')
assert log =~ /pyproject\.toml:6:\d+: project\.dependencies: /
assert log.contains('pyproject.toml:9:1: a script calls a function: acme.cli names a module only')

assert log.contains('no goal of this version of pypack has the property pypack.outputDirectroy')
assert log.contains('Did you mean pypack.outputDirectory?')

assert log.count('[INFO] Skipped: pypack.skip is set') == 3
assert log.count('[INFO] Skipped: pypack.wheel.skip is set') == 1
assert log.count('[INFO] Skipped: pypack.compile.skip is set') == 1

List<String> runs = log.split('Scanning for projects') as List
assert runs[5].contains(':compile (default-compile)')
assert runs[5].contains('pyproject.toml:5:1: project.dependancies is not a key that pypack or the standard knows')

assert log.contains('MojoFailureException')
assert !log.contains('\tat dev.pypack')
// Maven 4 puts files of its own into target.
assert !new File(basedir, 'target').listFiles()?.any { it.name.contains('.whl') }
return true
