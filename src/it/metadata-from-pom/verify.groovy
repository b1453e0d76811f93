import java.util.zip.ZipFile

File wheel = new File(basedir, 'target/acme_gauge-1.0rc2.dev0-py3-none-any.whl')
def metadata = new ZipFile(wheel).withCloseable { zip ->
    zip.getInputStream(zip.getEntry('acme_gauge-1.0rc2.dev0.dist-info/METADATA')).getText('UTF-8')
}
assert metadata == '''\
Metadata-Version: 2.4
Name: acme-gauge
Version: 1.0rc2.dev0
Summary: Reads gauges on a production line.
Description-Content-Type: text/markdown
Author-email: Ada Lovelace <ada@example.com>
License-Expression: MIT
Project-URL: Homepage, https://example.com/gauge
Project-URL: Source, https://example.com/gauge.git
Requires-Python: >=3.10

# Gauge

Reads gauges.
'''
return true
