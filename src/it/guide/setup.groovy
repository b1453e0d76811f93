// In the guide, a line that names a file stands above the block with its text.
def files = new File(docs, 'pack-a-library.md').getText('UTF-8') =~ /(?s)\n`([^`\n]+)`:\n\n```\w+\n(.*?)```\n/
files.each { all, name, text ->
    File file = new File(basedir, name)
    file.parentFile.mkdirs()
    file.setText(text, 'UTF-8')
}
// The backend of the section about sdists is added to pyproject.toml.
String backend = (new File(docs, 'pack-a-library.md').getText('UTF-8') =~ /(?s)```toml\n(\[build-system]\n.*?)```\n/)[0][1]
new File(basedir, 'pyproject.toml').append('\n' + backend, 'UTF-8')
return files.size() == 3
