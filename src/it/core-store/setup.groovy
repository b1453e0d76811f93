import java.security.MessageDigest

// A folder without a POM, with a store in it: two files, of which one was damaged, an old Python, and what a killed build left.
File store = new File(basedir, 'empty/store')
def file = { String name, String content, String written ->
    String digest = MessageDigest.getInstance('SHA-256').digest(content.bytes).encodeHex().toString()
    File folder = new File(store, "files/sha256/${digest.take(2)}/${digest}")
    folder.mkdirs()
    new File(folder, name).text = written
}
file('right.whl', 'right', 'right')
file('damaged.whl', 'as it was', 'damaged')
long old = System.currentTimeMillis() - 60L * 24 * 60 * 60 * 1000
File python = new File(store, 'python/3.9.6')
python.mkdirs()
new File(python, 'python').text = 'x' * 1000
python.setLastModified(old)
File left = new File(store, 'tmp/edited-1')
left.mkdirs()
new File(left, 'pyproject.toml').text = 'index = "https://joe:s3cr3t@packages.example.com/simple"'
left.setLastModified(old)
return true
