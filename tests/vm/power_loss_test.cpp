// Power that is lost while an edit is saved on a machine's own disk.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/e2e/offline_image.hpp"
#include "tests/e2e/spooler.hpp"
#include "tests/vm/disk_copy.hpp"
#include "tests/vm/way_in.hpp"
#include "tests/vm/write_log.hpp"

using namespace lifeboat::vm;
using namespace lifeboat::e2e;
namespace fs = std::filesystem;

namespace {

// The spooler's Start as the hive has it together with its logs: "0x2". The volume is mended first, as chkdsk would:
// between two writes the copy of its first records may be older than they are.
std::string start_on(const fs::path& image) {
  OfflineImage volume(image, 2);
  volume.mend();
  const TemporaryFolder folder;
  for (const char* name : {"SYSTEM", "SYSTEM.LOG1", "SYSTEM.LOG2"}) {
    fs::copy_file(volume.extract(std::string("Windows/System32/config/") + name), folder.path() / name);
  }
  const Finished asked = run({lifeboat_program(), "regedit", "query", "--replay", "--hive",
                              (folder.path() / "SYSTEM").string(), R"(ControlSet001\Services\Spooler)", "Start"});
  const std::size_t begin = asked.output.rfind("0x");
  return begin == std::string::npos ? asked.errors : asked.output.substr(begin, asked.output.find('\n', begin) - begin);
}

}  // namespace

TEST_CASE("after whichever write power is lost, the hive holds the old value or, from one of them on, the new one") {
  const DiskCopy disk, states;
  const auto log = disk.image().string() + ".log";
  {
    Machine machine({logged_disk(disk.image(), log)});
    walk_to_installations(machine);
    choose_first_installation(machine);
    edit_spooler(machine);
    save(machine);
  }  // the plug is pulled: "Saved" was on the screen
  check_spooler(disk.image(), "2", "4");
  std::vector<std::string> values = {start_on(states.image())};
  for (const LoggedWrite& write : read_write_log(log)) {
    repeat(write, states.image());
    values.push_back(start_on(states.image()));
  }
  CAPTURE(values);
  const auto turn = std::ranges::find(values, "0x4");
  CHECK(std::all_of(values.begin(), turn, [](const std::string& value) { return value == "0x2"; }));
  CHECK(std::all_of(turn, values.end(), [](const std::string& value) { return value == "0x4"; }));
  CHECK(turn - values.begin() > 2);  // a backup was written before
  CHECK(turn != values.end());
}
