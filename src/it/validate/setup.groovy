import dev.pypack.archive.FileMode
import dev.pypack.archive.ZipWriter
import java.time.Instant
import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream

File dist = new File(basedir, 'elsewhere/dist/below')
dist.mkdirs()

// As a program writes it that knows zip files and no wheels.
new ZipOutputStream(new File(basedir, 'elsewhere/dist/streamed-1.0-py3-none-any.whl').newOutputStream()).withCloseable { zip ->
    zip.putNextEntry(new ZipEntry('streamed.py'))
    zip.write('print("hello")\n'.bytes)
    zip.closeEntry()
}

ZipWriter.to(new File(dist, 'good.zip').toPath(), Instant.EPOCH, 1).withCloseable { zip ->
    zip.add('good.txt', 'good\n'.bytes, FileMode.REGULAR)
    zip.commit()
}

File random = new File(basedir, 'elsewhere/random')
random.withOutputStream { out ->
    byte[] block = new byte[1 << 20]
    new Random(1).nextBytes(block)
    300.times { out.write(block) }
}
ZipWriter.to(new File(basedir, 'elsewhere/large.zip').toPath(), Instant.EPOCH, 1).withCloseable { zip ->
    zip.add('random', random.toPath())
    zip.commit()
}
random.delete()
return true
