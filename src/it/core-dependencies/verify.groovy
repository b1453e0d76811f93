import java.util.zip.ZipFile

File wheel = new File(basedir, 'tool/target/acme_tool-2.1.dev0-py3-none-any.whl')
def metadata = new ZipFile(wheel).withCloseable { zip ->
    zip.getInputStream(zip.getEntry('acme_tool-2.1.dev0.dist-info/METADATA')).getText('UTF-8')
}
assert metadata.readLines().findAll { it.startsWith('Requires-Dist') } ==
    ['Requires-Dist: rich>=13', 'Requires-Dist: Acme.Shared==2.1.dev0']

// It is known by its name in Python even where the module that makes it is not built.
String log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('pyproject.toml:4:1: the POM depends on Acme.Shared, and project.dependencies lacks it')
assert log.contains('"Acme.Shared==2.1.dev0",')
return true
