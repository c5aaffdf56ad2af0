// What the page shows and does: the devices without a driver, a folder's files with their verdicts, the chosen one, and
// loading it. Everything that takes long runs in a job, one at a time. UI thread only.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lifeboat/cpp/jobs.hpp"
#include "plugins/drivers/model/command.hpp"
#include "plugins/drivers/model/device_report.hpp"
#include "plugins/drivers/model/folder_check.hpp"
#include "plugins/drivers/model/module_loader.hpp"

namespace lifeboat::drivers {

// How the last work ended, for people.
struct News {
  enum class Kind { none, done, note, failed };
  Kind kind = Kind::none;
  std::string words;
};

class Desk {
 public:
  enum class Work { none, listing, looking, loading };

  // Begins to list the devices. `loader` is the job's too.
  Desk(sdk::Host host, Places places, std::shared_ptr<ModuleLoader> loader);

  // Once a frame: takes what a job has found.
  void refresh();
  void apply(const Command& command);

  [[nodiscard]] Work work() const { return work_; }
  [[nodiscard]] float progress() const { return job_ ? job_->progress() : 0; }
  // Nothing before the first list is there.
  [[nodiscard]] const std::optional<std::vector<DeviceReport>>& devices() const { return devices_; }
  // Of devices(): the one that was chosen, or else the first for which there is a driver here.
  [[nodiscard]] std::optional<std::size_t> selected_device() const { return selected_device_; }
  // What this environment has for it that is not loaded; no steps: nothing.
  [[nodiscard]] LoadPlan own_plan() const;
  // Why that cannot be loaded now; "" where it can.
  [[nodiscard]] std::string why_not_load_own() const;
  // Nothing before a folder was looked into.
  [[nodiscard]] const std::optional<FolderReport>& files() const { return files_; }
  [[nodiscard]] std::optional<std::size_t> selected() const { return selected_; }
  [[nodiscard]] const CheckedFile* selected_file() const;
  [[nodiscard]] const News& news() const { return news_; }
  // Why the selected file cannot be loaded now; "" where it can.
  [[nodiscard]] std::string why_not_load() const;

 private:
  struct Result;
  using Task = std::function<void(Result& result, const Watch& watch)>;

  void do_command(const ListDevices& command);
  void do_command(const Look& command);
  void do_command(const Cancel& command);
  void do_command(const SelectFile& command);
  void do_command(const SelectDevice& command);
  void do_command(const Load& command);
  void do_command(const LoadOwn& command);
  void start_loading(LoadPlan plan, std::string name);
  void start(Work work, Task task);
  void take(Result& result, Work work);
  void take_devices(std::vector<DeviceReport> devices);
  void select(const std::filesystem::path& path);
  void tell_end(Work work, const Result& result);

  sdk::Host host_;
  Places places_;
  std::shared_ptr<ModuleLoader> loader_;
  Work work_ = Work::none;
  std::optional<std::vector<DeviceReport>> devices_;
  std::optional<FolderReport> files_;
  std::string folder_;  // that of files_
  std::optional<std::size_t> selected_, selected_device_;
  News news_;
  std::shared_ptr<Result> result_;  // the job's while it runs
  std::optional<sdk::Job> job_;     // last: it ends before what it uses
};

}  // namespace lifeboat::drivers
