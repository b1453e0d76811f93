// The invoker fills in the POM of the story only.
File pom = new File(basedir, 'beside/pom.xml')
pom.text = pom.text.replace('@project.version@', pypackVersion)
// Empty folders, which no clone of the story can have.
return ['empty', 'Acme Scales'].every { new File(basedir, it).mkdir() }
