#include "plugins/drivers/model/desk.hpp"

#include <algorithm>
#include <utility>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/drivers/model/say.hpp"

namespace lifeboat::drivers {

using sdk::tr;

// What a job has found.
struct Desk::Result {
  std::optional<std::vector<DeviceReport>> devices;
  std::optional<FolderReport> files;
  std::string folder;   // that of the files
  std::string loaded;   // the driver's name
  std::string failure;
};

namespace {

std::string after_loading(const std::string& name) {
  return say(tr("The driver {} is loaded. If it is a disk's, choose \"Look again\" where the installations of Windows "
                "are listed."),
             name);
}

std::size_t count_fitting(const FolderReport& report) {
  return static_cast<std::size_t>(
      std::ranges::count(report.files, VerdictKind::fits, [](const CheckedFile& file) { return file.verdict.kind; }));
}

News of_look(const FolderReport& report, const std::string& folder) {
  if (!report.is_complete) {
    return {News::Kind::note, say(tr("{} is big or cannot be read in full: choose a folder within it to see the rest."),
                                  folder)};
  }
  if (report.files.empty()) return {News::Kind::note, say(tr("There are no drivers in {}."), folder)};
  const std::size_t fitting = count_fitting(report);
  if (fitting == 0) return {News::Kind::note, say(tr("No driver in {} fits a device without a driver."), folder)};
  return {News::Kind::done, say(sdk::tr_count("{} driver fits.", "{} drivers fit.", fitting), fitting)};
}

}  // namespace

Desk::Desk(sdk::Host host, Places places, std::shared_ptr<ModuleLoader> loader)
    : host_(host), places_(std::move(places)), loader_(std::move(loader)) {
  do_command(ListDevices{});
}

void Desk::apply(const Command& command) {
  std::visit([this](const auto& known) { do_command(known); }, command);
}

void Desk::do_command(const ListDevices&) {
  start(Work::listing, [places = places_](Result& result, const Watch&) { result.devices = report_devices(places); });
}

void Desk::do_command(const Look& command) {
  if (!command.folder.starts_with('/')) {
    news_ = {News::Kind::failed, tr("Type the whole path of the folder, from /.")};
    return;
  }
  if (work_ != Work::none) return;
  start(Work::looking, [places = places_, folder = command.folder](Result& result, const Watch& watch) {
    result.folder = folder;
    result.files = check_folder(folder, places, watch).value();
  });
}

void Desk::do_command(const Cancel&) {
  if (job_ && work_ == Work::looking) job_->cancel();
}

void Desk::do_command(const SelectFile& command) {
  if (files_ && command.row < files_->files.size()) selected_ = command.row;
}

void Desk::do_command(const SelectDevice& command) {
  if (devices_ && command.row < devices_->size()) selected_device_ = command.row;
}

void Desk::do_command(const Load&) {
  if (why_not_load().empty()) start_loading(selected_file()->plan, selected_file()->facts.name);
}

void Desk::do_command(const LoadOwn&) {
  const LoadPlan plan = own_plan();
  if (!plan.steps.empty() && why_not_load_own().empty()) start_loading(plan, names_of(plan));
}

void Desk::start_loading(LoadPlan plan, std::string name) {
  start(Work::loading, [places = places_, folder = folder_, loader = loader_, plan = std::move(plan),
                        name = std::move(name)](Result& result, const Watch& watch) {
    const auto loaded = carry_out(plan, *loader);
    if (loaded) result.loaded = name;
    else result.failure = loaded.failure().message;
    result.devices = report_devices(places);  // a dependency may have been loaded even so
    if (folder.empty()) return;               // none was looked into yet
    result.folder = folder;
    if (auto files = check_folder(folder, places, watch)) result.files = std::move(files).value();
  });
}

void Desk::start(Work work, Task task) {
  if (work_ != Work::none) return;
  news_ = {};
  result_ = std::make_shared<Result>();
  auto job = sdk::Job::start(host_, [result = result_, task = std::move(task)](const sdk::JobControl& control) {
    task(*result, {[&](float fraction) { control.set_progress(fraction); }, [&] { return control.is_cancelled(); }});
  });
  if (!job) {
    news_ = {News::Kind::failed, job.failure().message};
    return;
  }
  work_ = work;
  job_.emplace(std::move(job).value());
}

void Desk::refresh() {
  if (!job_ || job_->state() == LB_JOB_RUNNING) return;
  const std::int32_t state = job_->state();
  const Work work = std::exchange(work_, Work::none);
  if (state == LB_JOB_FAILED) news_ = {News::Kind::failed, job_->failure()};
  if (state == LB_JOB_CANCELLED) news_ = {News::Kind::note, tr("Stopped. The list below is the one from before.")};
  job_.reset();
  if (state == LB_JOB_DONE) take(*result_, work);
}

void Desk::take(Result& result, Work work) {
  if (result.devices) take_devices(std::move(*result.devices));
  tell_end(work, result);
  if (!result.files) return;
  const std::filesystem::path before = selected_file() != nullptr ? selected_file()->file.path : "";
  files_ = std::move(result.files);
  folder_ = result.folder;
  select(before);
}

// The one that was selected where it is still there.
void Desk::take_devices(std::vector<DeviceReport> devices) {
  const std::string before = selected_device_ ? (*devices_)[*selected_device_].device.id : "";
  devices_ = std::move(devices);
  auto found = std::ranges::find(*devices_, before, [](const DeviceReport& report) { return report.device.id; });
  if (found == devices_->end()) found = std::ranges::find(*devices_, WhyUndriven::not_loaded, &DeviceReport::why);
  selected_device_.reset();
  if (found != devices_->end()) selected_device_ = static_cast<std::size_t>(found - devices_->begin());
}

// The file of that path where it is among them, else the first.
void Desk::select(const std::filesystem::path& path) {
  const auto& files = files_->files;
  const auto found = std::ranges::find(files, path, [](const CheckedFile& checked) { return checked.file.path; });
  const auto row = found == files.end() ? 0 : static_cast<std::size_t>(found - files.begin());
  selected_ = files.empty() ? std::nullopt : std::optional(row);
}

void Desk::tell_end(Work work, const Result& result) {
  if (!result.failure.empty()) news_ = {News::Kind::failed, result.failure};
  else if (work == Work::loading) news_ = {News::Kind::done, after_loading(result.loaded)};
  else if (work == Work::looking && result.files) news_ = of_look(*result.files, result.folder);
}

const CheckedFile* Desk::selected_file() const {
  return files_ && selected_ && *selected_ < files_->files.size() ? &files_->files[*selected_] : nullptr;
}

std::string Desk::why_not_load() const {
  const CheckedFile* file = selected_file();
  if (file == nullptr) return tr("Choose a driver in the list first.");
  if (file->verdict.kind == VerdictKind::loaded) return tr("This driver is loaded already.");
  if (!file->verdict.may_load()) return tr("This file cannot be loaded here.");
  return why_not_load_own();
}

LoadPlan Desk::own_plan() const {
  return selected_device_ ? drivers::own_plan((*devices_)[*selected_device_]) : LoadPlan();
}

std::string Desk::why_not_load_own() const {
  if (work_ != Work::none) return tr("Wait until the work is done.");
  return loader_->refusal();
}

}  // namespace lifeboat::drivers
