#include "plugins/remote/model/inventory.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <pugixml.hpp>
#include <sstream>
#include <system_error>
#include <utility>

#include "lifeboat/cpp/unique_fd.hpp"

namespace lifeboat::remote {
namespace {

constexpr mode_t k_ours = 0600;
constexpr mode_t k_by_folder = 0666;  // less the umask

std::filesystem::path draft_of(const std::filesystem::path& file) { return file.string() + ".new"; }

sdk::Failure failure(const std::filesystem::path& file) {
  return {LB_REFUSED, file.string() + ": " + std::strerror(errno)};
}

bool write_whole(int fd, const std::string& text) {
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t count = ::write(fd, text.data() + done, text.size() - done);
    if (count <= 0) return false;
    done += static_cast<std::size_t>(count);
  }
  return ::fsync(fd) == 0;
}

// So that the new name outlives a power cut. Shares that cannot do it have the file all the same.
void sync_folder_of(const std::filesystem::path& file) {
  const sdk::UniqueFd folder(::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.is_open()) (void)::fsync(folder.get());
}

// Beside the file and renamed over it: a reader finds the old one or the new one, whole.
sdk::Outcome<void> write_atomically(const std::filesystem::path& file, const std::string& text, mode_t mode) {
  const std::filesystem::path draft = draft_of(file);
  ::unlink(draft.c_str());
  const sdk::UniqueFd fd(::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode));
  if (!fd.is_open()) return failure(file);
  if (write_whole(fd.get(), text) && ::rename(draft.c_str(), file.c_str()) == 0) {
    sync_folder_of(file);
    return {};
  }
  const auto failed = failure(file);
  ::unlink(draft.c_str());
  return failed;
}

}  // namespace

std::string inventory_xml(const InventoryFacts& facts) {
  pugi::xml_document document;
  auto root = document.append_child("E");
  root.append_child("A").append_attribute("ID").set_value(facts.ticket.c_str());
  auto technician = root.append_child("C").append_child("T");
  technician.append_attribute("ID").set_value("1");
  technician.append_attribute("SID").set_value("0");
  for (const std::string& address : facts.addresses) {
    auto listener = technician.append_child("L");
    listener.append_attribute("P").set_value(static_cast<unsigned>(facts.port));
    listener.append_attribute("N").set_value(address.c_str());
  }
  std::ostringstream text;
  document.save(text, "", pugi::format_raw | pugi::format_no_declaration);
  return text.str();
}

Inventory::Inventory(std::filesystem::path file, std::filesystem::path copy) : files_{std::move(file)} {
  if (!copy.empty()) files_.push_back(std::move(copy));
  remove_all();
}

Inventory::~Inventory() { remove_all(); }

void Inventory::remove_all() {
  for (const auto& file : files_) {
    ::unlink(file.c_str());
    ::unlink(draft_of(file).c_str());  // of a console that was killed while it wrote
  }
  written_ = {};
}

sdk::Outcome<void> Inventory::update(const InventoryFacts& facts) {
  if (facts == written_) return {};
  if (!facts.is_complete()) {
    remove_all();
    return {};
  }
  const std::string text = inventory_xml(facts);
  std::error_code ignored;
  std::filesystem::create_directories(files_.front().parent_path(), ignored);
  sdk::Outcome<void> first_failure;
  for (const auto& file : files_) {
    auto written = write_atomically(file, text, &file == &files_.front() ? k_ours : k_by_folder);
    if (written) continue;
    ::unlink(file.c_str());
    if (first_failure) first_failure = std::move(written);
  }
  written_ = first_failure ? facts : InventoryFacts();
  return first_failure;
}

}  // namespace lifeboat::remote
