String log = new File(basedir, 'build.log').getText('UTF-8')
List<String> runs = log.split('Scanning for projects') as List
assert runs.size() == 6
String one = 'acme_one-1.0-py3-none-any.whl'
String two = 'acme_two-1.0-py3-none-any.whl'

// Both lie there, and each module checks its own.
[one, two].each { name ->
    assert runs[1].count("${name}: good") == 1
    assert runs[1] =~ /Wheel \S*dist.${name} \(/
    assert runs[2] =~ /Wheel \S*dist.${name} is up to date/
}
assert runs[1].count('1 file checked') == 2

// Install and deploy take the file of the module.
['one', 'two'].each { module ->
    byte[] bytes = new File(basedir, "dist/acme_${module}-1.0-py3-none-any.whl").bytes
    String path = "dev/pypack/it/onefolder/acme-${module}/1.0/acme-${module}-1.0.whl"
    assert new File(localRepositoryPath, path).bytes == bytes
    assert new File(basedir, "deployed/$path").bytes == bytes
}

// A new version takes the place of the module's own wheel and of no other.
assert runs[3] =~ /Wheel \S*dist.acme_two-1\.1-py3-none-any\.whl \(/
assert runs[4].contains(one + ': good')
assert runs[4].contains('acme_two-1.1-py3-none-any.whl: good')
assert runs[4].contains('2 files checked')

// Two modules whose packages have one name would overwrite each other.
assert runs[5].contains('pypack.outputDirectory: two modules pack a package called acme-two into ')
assert runs[5].contains('Give one of them another name, or another pypack.outputDirectory.')
assert new File(basedir, 'dist').list().findAll { it.endsWith('.whl') }.sort() == [one, two]
assert !new File(basedir, 'one/target').list()?.any { it.endsWith('.whl') }
assert !log.contains('\tat dev.pypack')
return true
