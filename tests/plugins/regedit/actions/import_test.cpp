// lifeboat regedit import.
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/plugins/regedit/actions/action_run.hpp"
#include "tests/temporary_folder.hpp"

using namespace lifeboat;
using namespace lifeboat::regedit;
using namespace lifeboat::regedit::test;

namespace {

class RegFile {
 public:
  explicit RegFile(const std::string& body) {
    std::ofstream(path_) << "Windows Registry Editor Version 5.00\n" + body;
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  testing::TemporaryFolder folder_;
  std::string path_ = (folder_.path() / "x.reg").string();
};

const std::string k_mixed =
    "[HKEY_LOCAL_MACHINE\\SYSTEM\\Spooler]\n\"Same\"=\"x\"\n\"Other\"=\"new\"\n\"Gone\"=-\n\"Never\"=-\n@=dword:1\n"
    "[HKEY_LOCAL_MACHINE\\SYSTEM\\New\\Deep]\n[-HKEY_LOCAL_MACHINE\\SYSTEM\\Old]\n[-HKEY_LOCAL_MACHINE\\SYSTEM\\None]\n";

void fill(FakeHost& host) {
  host.set_text(k_key, "Same", "x");
  host.set_text(k_key, "Other", "old");
  host.set_text(k_key, "Gone", "x");
  host.at("HKLM\\SYSTEM\\Old\\Below");
}

}  // namespace

TEST_CASE("import makes, changes and deletes, as one group and one save") {
  FakeHost host;
  fill(host);
  const RegFile file(k_mixed);
  const Run done = run(host, "import", {file.path()});
  INFO(done.errors);
  REQUIRE(done.status == LB_OK);
  CHECK(done.out == "created: 2, changed: 1, deleted: 2, unchanged: 4\n");
  FakeKey& key = host.at(k_key);
  CHECK(key.value("Other")->data.bytes == parse_data(k_sz, "new").value().bytes);
  CHECK(key.value("Gone") == nullptr);
  CHECK(key.value("")->data.bytes == std::vector<std::uint8_t>{1, 0, 0, 0});
  CHECK(host.find("HKLM\\SYSTEM\\New\\Deep") != nullptr);
  CHECK(host.find("HKLM\\SYSTEM\\Old") == nullptr);
  CHECK(host.save_count == 1);
  CHECK(host.groups == std::vector<std::string>{"Import of " + file.path()});
  CHECK(host.open_handles == 0);
}

TEST_CASE("import --dry-run prints each line's effect and leaves everything as it was") {
  FakeHost host;
  fill(host);
  const RegFile file(k_mixed);
  const Run plan = run(host, "import", {"--dry-run", file.path()});
  INFO(plan.errors);
  REQUIRE(plan.status == LB_OK);
  CHECK(plan.prints("line 3: unchanged    " + k_key + "    Same    x\n"));
  CHECK(plan.prints("line 4: changed    " + k_key + "    Other    new\n"));
  CHECK(plan.prints("line 5: deleted    " + k_key + "    Gone\n"));
  CHECK(plan.prints("line 7: created    " + k_key + "    (Default)    0x00000001 (1)\n"));
  CHECK(plan.prints("line 8: created    HKEY_LOCAL_MACHINE\\SYSTEM\\New\\Deep\n"));
  CHECK(plan.prints("line 9: deleted    HKEY_LOCAL_MACHINE\\SYSTEM\\Old\n"));
  CHECK(plan.prints("created: 2, changed: 1, deleted: 2, unchanged: 4\n"));
  CHECK(host.save_count == 0);
  CHECK(host.change_count == 0);
  CHECK(host.find("HKLM\\SYSTEM\\Old\\Below") != nullptr);
  CHECK(host.find("HKLM\\SYSTEM\\New") == nullptr);
  const auto json = nlohmann::json::parse(run(host, "import", {"--dry-run", file.path()}, true).out);
  CHECK(json.at("lines").size() == 9);
  CHECK(json.at("lines")[2].at("effect") == "changed");
  CHECK(json.at("lines")[2].at("value") == "Other");
  CHECK(json.at("deleted") == 2);
}

TEST_CASE("a plan is what would be: a key that is deleted and made again is new") {
  FakeHost host;
  host.set_text(k_key, "Name", "x");
  const RegFile file("[-" + k_key + "]\n[" + k_key + "]\n\"Name\"=\"x\"\n");
  const Run plan = run(host, "import", {file.path(), "--dry-run"});
  CHECK(plan.prints("line 2: deleted"));
  CHECK(plan.prints("line 3: created"));
  CHECK(plan.prints("line 4: created"));
}

TEST_CASE("an import that changes nothing saves nothing") {
  FakeHost host;
  host.set_text(k_key, "Name", "x");
  const RegFile file("[" + k_key + "]\n\"name\"=\"x\"\n");
  CHECK(run(host, "import", {file.path()}).status == LB_OK);
  CHECK(host.save_count == 0);
}

TEST_CASE("an error in the file changes nothing and names file and line") {
  FakeHost host;
  host.at(k_key);
  const RegFile file("[" + k_key + "]\n\"Name\"=\"x\"\nnonsense\n");
  const Run refused = run(host, "import", {file.path()});
  CHECK(refused.status == LB_REFUSED);
  CHECK(refused.complains(file.path() + ": line 4: expected"));
  CHECK(host.change_count + host.discard_count == 0);
  CHECK(run(host, "import", {"/nowhere/x.reg"}).status == LB_NOT_FOUND);
}

TEST_CASE("an edit or a save that the host refuses leaves nothing behind") {
  FakeHost host;
  host.at(k_key);
  const RegFile file("[" + k_key + "]\n\"Name\"=\"x\"\n");
  host.save_answer = LB_REFUSED;
  CHECK(run(host, "import", {file.path()}).status == LB_REFUSED);
  CHECK(host.at(k_key).values.empty());
  host.is_writable = false;
  const Run refused = run(host, "import", {file.path()});
  CHECK(refused.status == LB_REFUSED);
  CHECK(refused.complains("line 3: "));
  CHECK(host.save_count == 1);
}

TEST_CASE("in a bare hive the prefix is taken from whole paths; without one they are refused") {
  FakeHost host;
  host.at("Select");
  host.hives = {{"", LB_HIVE_OPEN, {}}};
  const RegFile file("[HKEY_LOCAL_MACHINE\\SYSTEM\\Acme]\n@=\"x\"\n");
  const Run refused = run(host, "import", {file.path()});
  CHECK(refused.status == LB_BAD_USE);
  CHECK(refused.complains("line 2: "));
  CHECK(refused.complains("--prefix"));
  CHECK(host.find("HKEY_LOCAL_MACHINE") == nullptr);
  const Run outside = run(host, "import", {file.path(), "--prefix", "HKLM\\SOFTWARE"});
  CHECK(outside.status == LB_REFUSED);
  CHECK(outside.complains("lies outside of HKEY_LOCAL_MACHINE\\SOFTWARE"));
  REQUIRE(run(host, "import", {file.path(), "--prefix", "hklm\\system"}).status == LB_OK);
  CHECK(host.find("Acme")->value("") != nullptr);
  const RegFile relative("[\\Acme]\n@=-\n");
  REQUIRE(run(host, "import", {relative.path()}).status == LB_OK);
  CHECK(host.find("Acme")->values.empty());
}

TEST_CASE("CurrentControlSet in a bare SYSTEM hive is the set that Windows would choose") {
  FakeHost host;
  host.at("Select").values.push_back({"Current", {k_dword, {2, 0, 0, 0}}});
  host.at("ControlSet002");
  host.hives = {{"", LB_HIVE_OPEN, {}}};
  const RegFile file("[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Acme]\n");
  REQUIRE(run(host, "import", {file.path(), "--prefix", "HKLM\\SYSTEM"}).status == LB_OK);
  CHECK(host.find("ControlSet002\\Services\\Acme") != nullptr);
  CHECK(host.find("CurrentControlSet") == nullptr);
}

TEST_CASE("import --replay applies the logs of the hives that it touches, once") {
  FakeHost host;
  host.at(k_key);
  host.hives = {{"HKEY_LOCAL_MACHINE\\SYSTEM", LB_HIVE_OPEN | LB_HIVE_REPLAYABLE, {}},
                {"HKEY_LOCAL_MACHINE\\SAM", LB_HIVE_OPEN | LB_HIVE_REPLAYABLE, {}}};
  const RegFile file("[" + k_key + "]\n[" + k_key + "\\New\\Deep]\n");
  REQUIRE(run(host, "import", {file.path(), "--replay"}).status == LB_OK);
  CHECK(host.replay_count == 1);
}

TEST_CASE("import reads a file of the Windows being repaired, or says why not") {
  FakeHost host;
  fill(host);
  host.target_files["C:\\Users\\Bob\\x.reg"] = "Windows Registry Editor Version 5.00\n" + k_mixed;
  const Run done = run(host, "import", {"C:\\Users\\Bob\\x.reg"});
  INFO(done.errors);
  REQUIRE(done.status == LB_OK);
  CHECK(done.out == "created: 2, changed: 1, deleted: 2, unchanged: 4\n");
  const Run missing = run(host, "import", {"q:/x.reg"});
  CHECK(missing.status == LB_NOT_FOUND);
  CHECK_THAT(missing.errors, Catch::Contains("cannot import q:/x.reg: there is no drive Q: here"));
}
