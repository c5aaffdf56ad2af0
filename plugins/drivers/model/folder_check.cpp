#include "plugins/drivers/model/folder_check.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/drivers/model/alias_match.hpp"
#include "plugins/drivers/model/device_list.hpp"
#include "plugins/drivers/model/module_index.hpp"
#include "plugins/drivers/model/say.hpp"
#include "plugins/drivers/model/small_file.hpp"
#include "plugins/drivers/model/unpack.hpp"

namespace lifeboat::drivers {
namespace fs = std::filesystem;
namespace {

// The biggest of Debian 12, amdgpu, has 24 MB.
constexpr std::size_t k_most_module_bytes = 64 << 20;

// "snd-hda.ko.xz" is the module snd_hda.
std::string name_of_file(const fs::path& file) {
  const std::string name = file.filename().string();
  return module_name(name.substr(0, name.find(".ko")));
}

sdk::Outcome<ModuleFacts> read_module(const fs::path& file) {
  auto bytes = read_file(file, k_most_module_bytes);
  if (!bytes) return bytes.failure();
  auto module = unpack(std::move(bytes).value(), k_most_module_bytes);
  if (!module) return module.failure();
  return parse_module(module.value());
}

bool fits(const ModuleFacts& facts, const Device& device) {
  return std::ranges::any_of(facts.aliases,
                             [&](const std::string& alias) { return alias_matches(alias, device.modalias); });
}

class Check {
 public:
  explicit Check(const Places& places)
      : here_(read_environment(places)), devices_(devices_without_driver(places)), index_(places) {
    known_.is_loaded = [this](const std::string& name) { return index_.is_loaded(name) || index_.is_builtin(name); };
    known_.is_here = [this](const std::string& name) { return index_.has(name); };
  }
  Check(const Check&) = delete;
  Check& operator=(const Check&) = delete;

  void read(FoundFile found) {
    CheckedFile& checked = files_.emplace_back();
    checked.file = std::move(found);
    if (checked.file.kind != FileKind::module) return;
    auto facts = read_module(checked.file.path);
    if (!facts) checked.problem = facts.failure().message;
    else take(checked, std::move(facts).value());
  }

  [[nodiscard]] std::vector<CheckedFile> judge_all() {
    for (CheckedFile& file : files_) {
      if (file.problem.empty() && file.file.kind == FileKind::module) file.plan = plan(file);
      file.verdict = judge(file, here_);
    }
    std::ranges::sort(files_, {}, [](const CheckedFile& f) { return std::tie(f.verdict.kind, f.file.name); });
    return std::move(files_);
  }

 private:
  void take(CheckedFile& checked, ModuleFacts facts) {
    for (const Device& device : devices_) {
      if (fits(facts, device)) checked.devices.push_back(device.name);
    }
    facts.aliases = {};
    if (facts.name.empty()) facts.name = name_of_file(checked.file.path);
    facts.name = module_name(facts.name);
    if (suits_kernel(facts, here_)) known_.siblings.insert({facts.name, {checked.file.path.string(), facts.depends}});
    checked.facts = std::move(facts);
  }
  [[nodiscard]] LoadPlan plan(const CheckedFile& file) const {
    return plan_load(file.facts.name, {file.file.path.string(), file.facts.depends}, known_);
  }

  Environment here_;
  std::vector<Device> devices_;
  ModuleIndex index_;
  Known known_;
  std::vector<CheckedFile> files_;
};

}  // namespace

sdk::Outcome<FolderReport> check_folder(const fs::path& folder, const Places& places, const Watch& watch,
                                        const ScanLimits& limits) {
  auto scan = scan_folder(folder, watch.is_cancelled, limits);
  if (!scan) return scan.failure();
  std::vector<FoundFile>& files = scan.value().files;
  Check check(places);
  for (std::size_t i = 0; i < files.size() && !watch.is_cancelled(); ++i) {
    watch.set_progress(static_cast<float>(i) / static_cast<float>(files.size()));
    check.read(std::move(files[i]));
  }
  return FolderReport{check.judge_all(), scan.value().is_complete};
}

sdk::Outcome<CheckedFile> check_file(const fs::path& file, const Places& places) {
  const fs::path whole = fs::absolute(file).lexically_normal();
  auto report = check_folder(whole.parent_path(), places, {}, {.depth = 0});
  if (!report) return report.failure();
  for (CheckedFile& checked : report.value().files) {
    if (checked.file.path == whole) return std::move(checked);
  }
  return sdk::Failure{LB_NOT_FOUND, say(sdk::tr("there is no driver file {}"), whole.string())};
}

}  // namespace lifeboat::drivers
