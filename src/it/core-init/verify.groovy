import dev.pypack.judge.Judges
import java.nio.file.Path

Set<String> filesOf(File folder) {
    Set<String> names = []
    folder.eachFileRecurse(groovy.io.FileType.FILES) { file ->
        String name = folder.toPath().relativize(file.toPath()).toString().replace('\\', '/')
        if (!name.startsWith('target/')) {
            names.add(name)
        }
    }
    return names
}

Set<String> library(String module) {
    ['.gitignore', 'README.md', 'pom.xml', 'pyproject.toml', 'src/main/python/' + module + '/__init__.py',
     'src/main/python/' + module + '/py.typed', 'src/main/python/' + module + '/sizes.py',
     'src/test/python/test_sizes.py'] as Set
}

String log = new File(basedir, 'build.log').getText('UTF-8').replace('\\', '/')

// In a new folder.
assert filesOf(new File(basedir, 'empty/acme-units')) == library('acme_units')
assert log =~ /\[INFO\] Library acme-units \(\d\.\d kB, 8 files\) in \d+\.\d\d s\r?\n\[INFO\] Next: mvn -f acme-units package/
assert log.contains('target/acme_units-1.0.dev0-py3-none-any.whl: good')

// As a module: once, not once for each module that is there.
assert log.count('Library python/acme-gears') == 1
assert log.contains('[INFO] Next: write in <modules> of pom.xml')
assert log.contains('    <module>python/acme-gears</module>')
assert log.contains('    mvn package -pl python/acme-gears')
assert filesOf(new File(basedir, 'modules/python/acme-gears')) == library('acme_gears')
assert log.contains('target/acme_gears-4.1.dev0-py3-none-any.whl: good')

// Into a module that has its POM already.
assert filesOf(new File(basedir, 'with-pom')) == library('acme_pomp')
assert log.contains('target/acme_pomp-3.0-py3-none-any.whl: good')
assert log.count('1 file checked: 0 refused, 1 good; 0 errors, 0 warnings') == 3

// Nothing is overwritten, and all that would be is named.
assert log.contains('.gitignore, README.md, pyproject.toml, src/main/python/acme_pomp/__init__.py, ' +
        'src/main/python/acme_pomp/py.typed, src/main/python/acme_pomp/sizes.py, src/test/python/test_sizes.py ' +
        'are there already, and nothing is overwritten')
assert !log.contains('\tat dev.pypack')

// README and guide show what was run, and what it said.
String ran = "mvn dev.pypack:pypack-maven-plugin:${pypackVersion}:init -Dpypack.directory=acme-units -Dpypack.groupId=com.acme"
['../README.md', 'pack-a-library.md'].each { page ->
    assert new File(docs, page).readLines().findAll { it.contains(':init') } == [ran]
}
String guide = new File(docs, 'pack-a-library.md').getText('UTF-8')
assert log.contains((guide =~ /\[INFO\] (Library acme-units \([^)]*\)) in/)[0][1])
assert log.contains((guide =~ /\[INFO\] (Next: .*)/)[0][1])

// The tests that it brings pass.
Judges judges = Judges.summoned(Path.of(artifacts))
['empty/acme-units', 'modules/python/acme-gears', 'with-pom'].each { library ->
    def tested = judges.runIn(new File(basedir, library).toPath(), 'pytest', '-q', '-p', 'no:cacheprovider')
    assert tested.succeeded() : tested
    assert tested.output().contains('21 passed')
}
return true
