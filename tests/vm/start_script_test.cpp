// The winpeshl.ini that DaRT's documentation shows, as what a whole machine starts with.
#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include "tests/e2e/viewer_session.hpp"
#include "tests/vm/disk_copy.hpp"
#include "tests/vm/way_in.hpp"

using namespace lifeboat::vm;
using lifeboat::e2e::ViewerSession;
using Catch::Matchers::Contains;

namespace {

std::string ticket_of(Machine& machine) {
  machine.sh("until [ -e /run/lifeboat/inv32.xml ]; do sleep 0.2; done");
  pugi::xml_document document;
  REQUIRE(document.load_string(machine.sh("cat /run/lifeboat/inv32.xml").c_str()));
  return document.select_node("//A/@ID").attribute().value();
}

}  // namespace

TEST_CASE("the start script brings network and ticket, waits for the technician, and shows him the recovery options") {
  const DiskCopy disk;
  Machine machine({virtio_disk(disk.image()), adapter("virtio-net-pci")}, "/etc/winpeshl.ini",
                  "remote-connection/new-ticket");
  CHECK_THAT(machine.sh("lifeboat tcpip show"), Contains("10.0.2.15/24"));
  CHECK_THAT(machine.sh("cat /run/console.log"), !Contains("recenv.exe"));  // nobody is connected: the script waits

  const std::string ticket = ticket_of(machine);
  ViewerSession viewer({"-ticket=" + ticket, "-ipaddress=127.0.0.1", "-port=49161"}, "header/header",
                       machine.router_wrapper());
  viewer.wait_for("session/picture");
  machine.wait_for("boot/layouts");
  CHECK_THAT(machine.sh("cat /run/console.log"), Contains("recenv.exe"));
  machine.go_on_to("boot/installations/system-1");
  choose_first_installation(machine);
  CHECK(machine.item("header/header").at("value") == "Windows 11 Pro on C:\\Windows");  // -remount
}
