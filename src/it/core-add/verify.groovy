String log = new File(basedir, 'build.log').getText('UTF-8').replace('\\', '/')
// Every backslash is a slash here, those of trees too.
List<String> runs = log.split('Scanning for projects').drop(1) as List
assert runs.size() == 9

// One line for each package, in its place; all else stays.
assert runs[0].contains('[INFO] pyproject.toml:8: added requests>=2,<3 to project.dependencies')
assert runs[0].contains('[INFO] pyproject.toml:9: added six to project.dependencies')
assert runs[0] =~ /\[INFO\] Lock pylock\.toml \(/

// For one platform: a marker. The platforms of the lock are those of the POM.
assert runs[1].contains('added colorama; sys_platform == "win32" to project.dependencies')
assert runs[2].contains('added rich to project.optional-dependencies.cli')

// Explained, unplugged and without a process.
assert runs[3] =~ /\[INFO\] windows_amd64-cp311: \d+ packages/
assert !runs[3].contains('linux_amd64-cp311')
assert runs[3] =~ /\[INFO\]   \+- requests 2\.[\d.]+.* \(requests(>=2,<3|<3,>=2)\)/
assert runs[3] =~ /\[INFO\]   \|  \+- certifi [\d.]+/
assert runs[3] =~ /\[INFO\]   \+- colorama [\d.]+.* \(colorama; sys_platform == "win32"\)/
assert runs[3].contains('[INFO]   project.optional-dependencies.cli')
assert !runs[3].contains('Resolving') && !runs[4].contains('Resolving')
def tree = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/tree.json'))
assert tree.targets*.id == ['windows_amd64-cp311']
assert tree.targets[0].lists*.list == ['project.dependencies', 'project.optional-dependencies.cli']
assert tree.targets[0].lists[0].packages*.name == ['certifi', 'colorama', 'requests', 'six']
assert runs[4] =~ /linux_amd64-cp311: who needs certifi\r?\n\[INFO\]   \/- certifi [^\n]*\(project\.dependencies: certifi\)\r?\n\[INFO\]      \/- requests /

// Where it fails, nothing is changed.
assert runs[5] =~ /pyproject\.toml:\d+:\d+: there is no six>=9000, only six<=/
assert runs[6].contains('project.dependencies has no rich')
assert runs[6].contains('mvn pypack:remove -Dpypack.requirements=rich -Dpypack.extra=cli')
[5, 6].each { assert !runs[it].contains('\tat dev.pypack') }
assert runs[7].contains('removed rich from project.optional-dependencies.cli')
assert runs[7] =~ /rich +gone /
assert new File(basedir, 'pyproject.toml').getText('UTF-8') == '''\
[project]
name = "acme-sight"
version = "1.0"
requires-python = ">=3.11"
dependencies = [
    # what is needed at run time
    'certifi', # for [https]
    'colorama; sys_platform == "win32"',
    'requests>=2,<3',
    'six',
]

[project.optional-dependencies]
cli = [
]
'''
assert runs[8].contains('[INFO] Wheel target/acme_sight-1.0-py3-none-any.whl')
return true
