String log = new File(basedir, 'build.log').getText('UTF-8').replace('\\', '/')
List<String> runs = log.split('Scanning for projects').drop(1) as List
assert runs.size() == 13

// One lock of all targets, with extras, groups and conditions; and what uv remembers.
String lock = new File(basedir, 'module/pylock.toml').getText('UTF-8')
assert runs[0] =~ /\[INFO\] Lock pylock\.toml \([\d.]+ kB, \d+ packages\) in /
assert lock.startsWith('lock-version = "1.0"\nrequires-python = ">=3.11"\nextras = ["cli"]\ndependency-groups = ["dev"]\n')
['pywin32': "'win32'", 'rich': "'cli' in extras", 'pytest': "'dev' in dependency_groups", 'pysocks': ''].each { name, condition ->
    String marker = condition ? /marker = "[^"\n]*${condition}[^\n]*"\n/ : ''
    assert lock =~ /name = "${name}"\nversion = "[^"]+"\n${marker}/
}
assert lock.contains('[tool.pypack.inputs]\n')
assert !lock.contains(basedir.path)
assert new File(basedir, 'module/pypack.uv.lock').isFile()

// Nothing to do: no process, no network.
assert runs[1] =~ /Lock pylock\.toml is up to date \([\d.]+ kB, \d+ packages\)/
assert runs[2] =~ /Lock pylock\.toml is up to date \([\d.]+ kB, \d+ packages\)/
[1, 2, 3].each { assert !runs[it].contains('Resolving') }
assert runs[3].contains('[INFO] Wheel target/acme_sight-1.0-py3-none-any.whl')

// Versions may move; it says so where they do.
assert runs[4].contains('Resolving the dependencies of acme-sight')

// A stale lock is told by the input that has changed, and stays as it is.
[5, 6].each {
    assert runs[it].contains('pylock.toml: the lock is stale: since it was made, project.dependencies has changed')
    assert runs[it].contains('mvn pypack:lock')
    assert !runs[it].contains('\tat dev.pypack')
}
assert new File(basedir, 'stale/pylock.toml').text.contains('packages = []')

// No versions that fit: uv's words under ours, and nothing is written.
assert runs[7] =~ /pyproject\.toml:\d+:\d+: there is no six>=9000, only six<=/
assert runs[7].contains('In the words of uv:')
assert !new File(basedir, 'wrong/pylock.toml').exists() && !new File(basedir, 'wrong/pypack.uv.lock').exists()

// In a reactor a module is a folder of the lock, known by its coordinates, and what it needs is locked with it.
String app = new File(basedir, 'reactor/app/pylock.toml').getText('UTF-8')
assert app =~ /name = "acme-units"\n(dependencies = [^\n]*"six"[^\n]*\n)directory = \{ path = "\.\.\/units" \}/
assert app.contains('coordinates = "dev.pypack.it:acme-units"')
assert app =~ /name = "six"\n/ && app =~ /name = "iniconfig"\n/
assert runs[8].count('[INFO] Lock pylock.toml (') == 2
assert runs[9].count('[INFO] Wheel target/') == 2

// A lock of what one call alone says would be stale in every other build.
assert runs[10].contains('a lock of what this call alone says is stale in every other build')
assert runs[10].contains('targets = ["windows_amd64"]')
assert new File(basedir, 'module/pylock.toml').getText('UTF-8') != '' && !runs[10].contains('Resolving')

// Of requirements that are all pinned, a lock is made where one is needed, and stays.
assert runs[11].contains('Resolving the dependencies of acme-pinned') && runs[11] =~ /six 1\.17\.0.* \(six==1\.17\.0\)/
assert new File(basedir, 'pinned/target/pypack/locks/acme-pinned/pylock.toml').isFile()
assert !new File(basedir, 'pinned/pylock.toml').exists()
assert !runs[12].contains('Resolving') && runs[12] =~ /six 1\.17\.0.* \(six==1\.17\.0\)/
return true
