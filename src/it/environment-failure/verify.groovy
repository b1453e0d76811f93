String log = new File(basedir, 'build.log').text
List<String> runs = log.split('BUILD FAILURE') as List

assert runs[1] =~ /The wheel of .* can't be made: .*occupied is a file\./
assert runs[1].contains('Delete it, or name another folder with -Dpypack.outputDirectory=<folder>.')
assert runs[1].contains('MojoExecutionException')
assert !runs[1].contains('\tat dev.pypack')

assert runs[2].contains('pypack.python is no-such-python, and there is no such program.')
assert runs[2].contains('leave pypack.python out to use the embedded one')

// With -e the cause is told to whoever looks for it.
assert runs[3].contains('Caused by: java.nio.file.FileAlreadyExistsException')

assert new File(basedir, 'occupied').text.startsWith('A file')
return true
