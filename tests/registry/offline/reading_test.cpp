// Hives that jobs read while the console goes on: what is answered meanwhile, what comes after, what becomes of a read
// that nobody waits for any more.
#include "host/registry/base_block.hpp"
#include "host/registry/little_endian.hpp"
#include "host/registry/offline/snapshot.hpp"
#include "tests/registry/log_maker.hpp"
#include "tests/registry/offline/slow_volume.hpp"
#include "tests/temporary_folder.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using registry::testing::k_spooler;
using registry::testing::SampleRegistry;
using registry::testing::SlowConsole;
using registry::test::Bytes;
using registry::test::DamagingLog;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

constexpr const char* k_sam = "Windows/System32/config/SAM";

struct Selected : SlowConsole {
  Selected() { select(); }
  HiveSlot& slot(const char* name) { return **current().hives().find(k_local_machine, name); }
  Status open(std::string_view path) {
    return current().resolve(path).map([](const Node&) {});
  }
  // Reads it, as a tool would.
  Node node(std::string_view path) {
    auto found = once_read([&] { return current().resolve(path); });
    INFO((found ? "" : found.error().message));
    REQUIRE(found);
    return *found;
  }
};

// Damage that only the check of the whole hive finds: a key that names another parent than it has.
void damage_sam(const SampleRegistry& windows) {
  const fs::path file = windows.folder / k_sam;
  std::ifstream from(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(from), {}};
  const auto bytes = std::as_writable_bytes(std::span(text));
  const auto hive = Hive::open(bytes, "SAM");
  REQUIRE(hive);
  const Cell child = hive->subkeys(hive->root()).value().front();
  constexpr std::size_t k_parent_field = 4 + 0x10;
  store_u32(bytes, k_base_block_bytes + child + k_parent_field, child);
  std::ofstream(file, std::ios::binary).write(text.data(), static_cast<std::streamsize>(text.size()));
}

bool is_busy(const Status& status) { return !status && status.error().kind == ErrorKind::busy; }

}  // namespace

TEST_CASE("a key of a hive that is being read answers busy, says of what, and opens when the revision has changed") {
  Selected console;
  const auto waits = console.open("HKLM\\SOFTWARE\\Classes");
  REQUIRE(is_busy(waits));
  CHECK(waits.error().message == R"(HKEY_LOCAL_MACHINE\SOFTWARE is still being read)");
  CHECK(console.slot("SOFTWARE").is_reading());
  CHECK_FALSE(console.slot("SYSTEM").is_reading());
  const std::uint64_t before = console.service.revision();
  console.disk.deliver();
  console.until([&] { return console.service.revision() != before; });
  CHECK(console.open("HKLM\\SOFTWARE\\Classes"));
  CHECK_FALSE(console.slot("SOFTWARE").is_reading());
}

TEST_CASE("the names of the machine's hives are known before any of them is read") {
  Selected console;
  const auto machine = console.current().resolve("HKLM");
  REQUIRE(machine);
  CHECK(console.current().children(*machine).value().names.size() >= 5);
}

TEST_CASE("the users are known when SYSTEM and SOFTWARE have been read, and busy until then") {
  Selected console;
  const auto users = console.current().resolve("HKU");
  REQUIRE(users);
  const auto children = [&] { return console.current().children(*users); };
  CHECK(children().error().kind == ErrorKind::busy);
  CHECK(is_busy(console.open("HKU\\Bob")));
  CHECK(is_busy(console.open("HKU\\Nobody")));  // who knows
  CHECK(console.once_read(children).value().names.size() == 8);
  CHECK(console.node("HKU\\Bob").slot->place().label == "Bob");
  CHECK(console.once_read([&] { return console.open("HKU\\Nobody"); }).error().kind == ErrorKind::not_found);
}

TEST_CASE("hives are read one after another, and nobody else reads the volume meanwhile") {
  Selected console;
  for (const char* path : {"HKLM\\SAM", "HKLM\\SOFTWARE", "HKLM\\SYSTEM", "HKU\\Bob"}) CHECK(is_busy(console.open(path)));
  console.disk.wait_for_a_reader();
  CHECK(console.slot("SAM").reading_progress().has_value());
  CHECK_FALSE(console.slot("SYSTEM").reading_progress().has_value());
  (void)console.node("HKU\\Bob");
  CHECK(console.disk.most_readers() == 1);
}

TEST_CASE("a hive that cannot be read keeps its place, with the reason") {
  Selected console;
  fs::remove(console.folder / k_sam);
  CHECK(is_busy(console.open("HKLM\\SAM")));
  const auto failed = console.once_read([&] { return console.open("HKLM\\SAM"); });
  CHECK(failed.error().kind == ErrorKind::not_found);
  CHECK_THAT(failed.error().message, Contains("cannot open hive SAM"));
  CHECK(console.slot("SAM").problems().size() == 1);
}

TEST_CASE("the job that reads a hive checks it, so that its damage is known before anybody edits") {
  Selected console;
  damage_sam(console);
  const Node sam = console.node("HKLM\\SAM");
  CHECK_THAT(console.current().looks_editable(sam).error().message, Contains("damaged"));
  CHECK(console.slot("SAM").problems().size() == 1);
}

TEST_CASE("the job that reads a hive with logs to replay checks what they will leave, too") {
  const lifeboat::testing::TemporaryFolder folder;
  const DamagingLog cut;
  const auto put = [&](const char* name, const Bytes& bytes) {
    std::ofstream(folder.path() / name, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  };
  put("CUT", cut.primary);
  put("CUT.LOG1", cut.log);
  const auto target = target::Target::open(folder.path().string()).value();
  jobs::JobControl control([] {});
  auto read = read_hive({target->volumes()[0].access, "CUT"}, Soundness::checked, control);
  REQUIRE(read);
  REQUIRE(read->outlook.is_possible);
  REQUIRE(read->hive.replay(read->logs));
  CHECK_FALSE(read->hive.looks_editable());
}

TEST_CASE("a command that only reads a hive does not check it; the first edit does") {
  SampleRegistry windows;
  damage_sam(windows);
  windows.reopen();
  const Node sam = windows.at("HKLM\\SAM");
  CHECK(windows.registry->looks_editable(sam));
  CHECK_THAT(windows.registry->create_key(sam, "New").error().message, Contains("damaged"));
  CHECK_FALSE(windows.registry->looks_editable(sam));
}

TEST_CASE("another selection does not wait for what is being read, and hears nothing of it") {
  Selected console;
  CHECK(is_busy(console.open("HKLM\\SAM")));
  CHECK(is_busy(console.open("HKLM\\SYSTEM")));
  console.disk.wait_for_a_reader();
  console.service.select(nullptr);
  const std::uint64_t before = console.service.revision();
  CHECK(console.service.is_reading());
  console.disk.deliver();
  console.until([&] { return !console.service.is_reading(); });
  CHECK(console.jobs.count() == 0);
  CHECK(console.service.revision() == before);
}

TEST_CASE("a console may end while it reads") {
  Selected console;
  CHECK(is_busy(console.open("HKLM\\SAM")));
  console.disk.wait_for_a_reader();
}

TEST_CASE("nothing is saved while hives are being read, and the person is told so") {
  Selected console;
  const Node spooler = console.node(k_spooler);
  REQUIRE(console.current().create_key(spooler, "New"));
  int saves = 0;
  console.service.set_save_hook([&]() -> Status { return ++saves, Status{}; });
  console.until([&] { return !console.service.is_reading(); });
  console.disk.deliver(false);
  CHECK(is_busy(console.open("HKLM\\SAM")));
  const auto refused = console.service.request_save();
  REQUIRE(is_busy(refused));
  CHECK_THAT(refused.error().message, Contains("still being read"));
  console.disk.deliver();
  console.until([&] { return !console.service.is_reading(); });
  CHECK(console.service.request_save());
  CHECK(saves == 1);
}

TEST_CASE("edits of one hive go on and are undone while another is being read") {
  Selected console;
  const Node spooler = console.node(k_spooler);
  console.disk.deliver(false);
  CHECK(is_busy(console.open("HKLM\\SAM")));
  REQUIRE(console.current().create_key(spooler, "New"));
  CHECK(console.current().change_count() == 1);
  CHECK(console.current().undo());
  CHECK(console.current().change_count() == 0);
}

TEST_CASE("discarded edits have their hive read again, by a job") {
  Selected console;
  REQUIRE(console.current().create_key(console.node("HKLM\\SAM"), "New"));
  console.disk.deliver(false);
  console.current().discard();
  CHECK(console.current().change_count() == 0);
  CHECK(is_busy(console.open("HKLM\\SAM")));
  CHECK(console.once_read([&] { return console.open("HKLM\\SAM\\New"); }).error().kind == ErrorKind::not_found);
}

TEST_CASE("a snapshot of many hives has all of them read, and is there when they are") {
  Selected console;
  const auto take = [&] {
    return Snapshot::take(console.current(), console.current().resolve("").value());
  };
  CHECK(take().error().kind == ErrorKind::busy);
  for (const char* name : {"SAM", "SECURITY", "SOFTWARE", "SYSTEM"}) CHECK(console.slot(name).is_reading());
  const auto taken = console.once_read(take);
  REQUIRE(taken);
  const auto is_there = [](const SnapshotPart& part) { return part.path.ends_with(R"(SOFTWARE)") && part.hive; };
  CHECK(std::ranges::any_of(taken->parts(), is_there));
}

TEST_CASE("a hive that is loaded hangs in its place when it has been read, not before") {
  Selected console;
  fs::copy_file(console.folder / "Users/Bob/NTUSER.DAT", console.folder / "spare.dat");
  const auto load = [&] { return console.current().load("C:\\spare.dat", "HKLM", "Spare"); };
  REQUIRE(is_busy(load()));
  CHECK(console.open("HKLM\\Spare").error().kind == ErrorKind::not_found);
  CHECK(console.once_read(load));
  CHECK(console.open("HKLM\\Spare\\Environment"));
  CHECK(load().error().kind == ErrorKind::refused);  // the name is taken
  CHECK(console.disk.most_readers() == 1);
}

TEST_CASE("a hive that cannot be loaded says why and hangs nowhere") {
  Selected console;
  console.put("short.dat", std::vector<std::byte>(100));
  const auto load = [&](const char* file) {
    return console.once_read([&] { return console.current().load(file, "HKU", "Spare"); });
  };
  CHECK(load("\\nowhere.dat").error().kind == ErrorKind::not_found);
  CHECK(load("\\short.dat").error().kind == ErrorKind::damaged);
  CHECK_THAT(load("\\Users\\Bob\\NTUSER.DAT").error().message, Contains("loaded already"));
  CHECK(console.open("HKU\\Spare").error().kind == ErrorKind::not_found);
}

TEST_CASE("a load that is given up is begun anew by the same words") {
  Selected console;
  REQUIRE(console.once_read([&] { return console.current().hives().find_users(); }));
  const auto load = [&] { return console.current().load("\\spare.dat", "HKU", "Spare"); };
  console.disk.deliver(false);
  REQUIRE(is_busy(load()));
  console.disk.wait_for_a_reader();
  console.current().cancel_load();
  fs::copy_file(console.folder / "Users/Bob/NTUSER.DAT", console.folder / "spare.dat");
  CHECK(console.once_read(load));
}
