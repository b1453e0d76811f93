import java.util.zip.ZipFile

String log = new File(basedir, 'build.log').getText('UTF-8')
List<String> runs = log.split('Scanning for projects') as List
assert runs.size() == 12
def packed = { int run -> (runs[run] =~ /Wheel target.(\w+)-2\.1\.dev0-py3-none-any\.whl/).collect { it[1] }.sort() }

// Before package there is no wheel, and the Java modules that depend on one are built all the same.
assert packed(1) == []
assert packed(2) == []
assert packed(3) == ['acme_tool']
assert packed(4) == ['acme_shared', 'acme_side']
assert packed(5) == ['acme_shared', 'acme_side', 'acme_testing', 'acme_tool']
assert runs[5].count(': good') == 3

// Called alone for all modules, the goal passes by those without Python; bound to no phase, pom modules are packed too.
assert packed(6) == ['acme_scripts', 'acme_shared', 'acme_side', 'acme_testing', 'acme_tool']
assert runs[6].count('Nothing to pack: this module has no Python') == 2
assert packed(7) == ['acme_side']
assert packed(8) == ['acme_scripts']
// Called for one module, it was meant.
assert runs[9].contains('there is no such folder, no package in src, and none beside pyproject.toml')
assert packed(11) == ['acme_side', 'acme_tool']

def wheelsOf = { String module -> new File(basedir, module + '/target').list().findAll { it.endsWith('.whl') } }
['tool', 'side', 'shared', 'testing', 'scripts'].each { module ->
    assert wheelsOf(module) == ["acme_${module}-2.1.dev0-py3-none-any.whl"]
}
assert wheelsOf('engine') == []

def requirements = { String module ->
    new ZipFile(new File(basedir, "${module}/target/acme_${module}-2.1.dev0-py3-none-any.whl")).withCloseable { zip ->
        zip.getInputStream(zip.getEntry("acme_${module}-2.1.dev0.dist-info/METADATA")).getText('UTF-8')
    }.readLines().findAll { it.startsWith('Requires-Dist') }
}
assert requirements('tool') == ['Requires-Dist: acme-shared==2.1.dev0']
assert requirements('side') == ['Requires-Dist: acme-shared==2.1.dev0']
assert requirements('shared') == []

// What install took is the wheel, and never the folder that stood for it.
File installed = new File(localRepositoryPath, 'dev/pypack/it/phases')
['tool', 'side', 'shared'].each { module ->
    assert new File(installed, "acme-${module}/2.1-SNAPSHOT/acme-${module}-2.1-SNAPSHOT.whl").bytes ==
        new File(basedir, "${module}/target/acme_${module}-2.1.dev0-py3-none-any.whl").bytes
}
assert !log.contains('\tat dev.pypack')
return true
