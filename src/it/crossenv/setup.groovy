// The example is a build of its own; it is copied without what an earlier build left in it.
File example = new File(examples, 'crossenv')
example.traverse(type: groovy.io.FileType.FILES, excludeFilter: ~/.*[\/\\](target|__pycache__|\.venv)[\/\\].*/) { file ->
    File copy = new File(basedir, example.toPath().relativize(file.toPath()).toString())
    copy.parentFile.mkdirs()
    copy.bytes = file.bytes
}
return true
