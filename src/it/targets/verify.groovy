import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
assert log =~ /\[INFO\] macos_arm64 +macos=13\.0 +macosx_13_0_arm64 .*macos, macosx-arm64, aarch64-apple-darwin/
assert log.contains('[INFO] windows_amd64-cp311  cp311-cp311-win_amd64')
assert log.contains('[INFO] linux_amd64_glibc2_17-cp313t  cp313-cp313t-manylinux_2_17_x86_64')

def json = new JsonSlurper().parse(new File(basedir, 'target/targets.json'))
assert json.platforms*.name.containsAll(['linux_amd64', 'windows_arm64', 'android_24_arm64', 'ios_arm64'])
assert json.targets*.id == ['windows_amd64-cp311', 'windows_amd64-cp313t', 'linux_amd64_glibc2_17-cp311', 'linux_amd64_glibc2_17-cp313t']
assert json.targets[0].markers.platform_machine == 'AMD64'

assert log.contains('Did you mean windows_amd64')
assert log =~ /pypack\.targets: Unknown target linux_amd64:glibc=9\.9/
return true
