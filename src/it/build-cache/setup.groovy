// A cache of this story's own.
new File(basedir, 'cache.properties').text = "maven.build.cache.location=${new File(basedir, 'cache').path.replace('\\', '/')}\n"
return true
