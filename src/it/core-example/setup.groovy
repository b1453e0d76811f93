// The example is a build of its own; it is copied without what an earlier build left in it.
File example = new File(examples, 'library')
example.traverse(type: groovy.io.FileType.FILES, excludeFilter: ~/.*[\/\\](target|__pycache__)[\/\\].*/) { file ->
    File copy = new File(basedir, 'library/' + example.toPath().relativize(file.toPath()))
    copy.parentFile.mkdirs()
    copy.bytes = file.bytes
}
return true
