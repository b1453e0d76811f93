String log = new File(basedir, 'build.log').text
String[] runs = log.split('Apache Maven', 2)
assert !runs[0].contains('[INFO]')
assert !runs[0].contains('[WARNING]')
assert runs[1] =~ /\[DEBUG\] acme_quiet\.py/
return true
