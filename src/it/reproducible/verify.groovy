String name = 'acme_same_title-1.0-py3-none-any.whl'
File first = new File(basedir, 'target/first/' + name)
File second = new File(basedir, 'target/second/' + name)
assert first.bytes == second.bytes
return true
