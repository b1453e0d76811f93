// The module is the one of the guide.
String guide = new File(docs, 'lock.md').getText('UTF-8')
new File(basedir, 'module/pyproject.toml').setText((guide =~ /(?s)```toml\n(\[project]\n.*?)```\n/)[0][1], 'UTF-8')
return true
