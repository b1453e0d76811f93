String log = new File(basedir, 'build.log').text
File store = new File(basedir, 'empty/store')

// Shown: the kinds, and the whole in one line at the end.
assert log =~ /\[INFO\] files +2 +12 B  used today\r?\n\[INFO\] python +1 +1\.0 kB  used 60 days ago\r?\n\[INFO\] Store \S*store \(1\.0 kB, 3 items\) in \d/

// Verified: damage is told and gone, and the next one is content.
assert log.contains('1 of 2 files of the store were damaged, and are deleted:')
assert log =~ /\[ERROR\]   \S+damaged\.whl/
assert log.contains('[INFO] Verified 1 file (5 B)')
def wheels = []
new File(store, 'files').eachFileRecurse { if (it.file) wheels << it.name }
assert wheels == ['right.whl']
assert log =~ /\[INFO\] Store \S*store \(5 B, 1 item\) in \d/

// Pruned: what is old, and what holds a login.
assert log.contains('[INFO] Pruned 1 item, 1 leftover of killed builds (1.1 kB)')
assert !new File(store, 'python/3.9.6').exists()
assert new File(store, 'tmp').list().length == 0
assert !log.contains('s3cr3t')

// Mistakes are told in the words of the command line.
assert log.contains('pypack.maxSize: it says what is pruned, and nothing is')
assert log.contains('pypack.olderThan: soon can\'t be understood')
assert log.contains('as in 12h, 30d or 4w')
return true
