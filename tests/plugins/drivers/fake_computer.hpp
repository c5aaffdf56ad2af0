// A computer in a temporary folder: devices in a sysfs tree, the environment's modules with an index that depmod made,
// and a folder such as a USB stick has. And a loader that only takes notes.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "plugins/drivers/model/module_loader.hpp"
#include "plugins/drivers/model/places.hpp"
#include "tests/plugins/drivers/module_maker.hpp"
#include "tests/temporary_folder.hpp"

namespace lifeboat::drivers::test {

inline const std::string k_release = "6.1.0-20-amd64";
inline const std::string k_magic = k_release + " SMP preempt mod_unload modversions ";

// An AHCI controller, a network card, and patterns that fit them.
inline const std::string k_ahci = "pci:v00008086d00002922sv00001AF4sd00001100bc01sc06i01";
inline const std::string k_ahci_alias = "pci:v*d*sv*sd*bc01sc06i01*";
inline const std::string k_card = "pci:v00008086d000010D3sv00008086sd00000000bc02sc00i00";
inline const std::string k_card_alias = "pci:v00008086d000010D3sv*sd*bc*sc*i*";

class FakeComputer {
 public:
  FakeComputer();

  void add_device(const std::string& bus, const std::string& name, const std::string& modalias, bool is_driven = false);
  void remove_device(const std::string& bus, const std::string& name);
  void set_loaded(const std::string& module);
  // "[integrity]"
  void set_lockdown(const std::string& text);
  // To the environment's own; `index` makes them known.
  void add_own_module(const std::string& name, const Info& info);
  void set_builtin(const std::string& name);
  void index();
  // Below the stick; folders are made. Answers the whole path.
  std::string put(const std::string& name, const std::string& bytes) const;

  [[nodiscard]] const Places& places() const { return places_; }
  [[nodiscard]] std::string stick() const { return (folder_.path() / "stick").string(); }
  [[nodiscard]] std::filesystem::path root() const { return folder_.path(); }

 private:
  testing::TemporaryFolder folder_;
  Places places_;
};

// A module for this computer.
[[nodiscard]] Info info_of(const std::string& name, const std::string& alias = "", const std::string& depends = "");

// What a test asks of the kernel, noted and refused as the test says; nothing is ever loaded.
class FakeLoader final : public ModuleLoader {
 public:
  [[nodiscard]] std::string refusal() const override { return why_not; }
  [[nodiscard]] sdk::Outcome<void> load_own(const std::string& name) override { return note("own:" + name); }
  [[nodiscard]] sdk::Outcome<void> load_file(const std::string& path) override {
    return note("file:" + std::filesystem::path(path).filename().string());
  }

  std::string why_not;
  std::vector<std::string> asked;
  std::string fails_at;   // the request that fails, with `error`
  int error = 0;
  std::function<void()> on_load = [] {};

 private:
  sdk::Outcome<void> note(const std::string& request) {
    asked.push_back(request);
    if (request == fails_at) return sdk::Failure{LB_REFUSED, describe_load_error(error)};
    on_load();
    return {};
  }
};

}  // namespace lifeboat::drivers::test
