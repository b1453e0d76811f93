// The invoker fills in the POM of the story only.
File pom = new File(basedir, 'with-pom/pom.xml')
pom.text = pom.text.replace('@project.version@', pypackVersion)
// An empty folder, which no clone of the story can have.
return new File(basedir, 'empty').mkdir()
