// A folder as a volume whose n-th write to a hive or its log fails.
#pragma once

#include <memory>
#include <utility>

#include "host/target/folder_volume.hpp"

namespace lifeboat::registry::testing {

// How many writes still succeed; shared by all files of all sessions.
using WriteBudget = std::shared_ptr<int>;

class FailingFile : public DurableFile {
 public:
  FailingFile(std::unique_ptr<DurableFile> file, WriteBudget budget)
      : file_(std::move(file)), budget_(std::move(budget)) {}

  Result<std::uint64_t> size() override { return file_->size(); }
  Status read_at(std::uint64_t offset, std::span<std::byte> into) override { return file_->read_at(offset, into); }
  Status write_at(std::uint64_t offset, std::span<const std::byte> from) override {
    if ((*budget_)-- <= 0) return fail(ErrorKind::io, "the disk is gone");
    return file_->write_at(offset, from);
  }
  Status resize(std::uint64_t size_bytes) override { return file_->resize(size_bytes); }
  Status sync() override { return file_->sync(); }

 private:
  std::unique_ptr<DurableFile> file_;
  WriteBudget budget_;
};

class FailingSession : public target::WriteSession {
 public:
  FailingSession(std::unique_ptr<target::WriteSession> session, WriteBudget budget)
      : session_(std::move(session)), budget_(std::move(budget)) {}

  Result<std::string> back_up(std::string_view path) override { return session_->back_up(path); }
  Status leave_note(std::string_view name, std::string_view text) override { return session_->leave_note(name, text); }
  Result<std::unique_ptr<DurableFile>> open_file(std::string_view path, bool create_if_missing) override {
    auto file = session_->open_file(path, create_if_missing);
    if (!file) return file;
    return std::make_unique<FailingFile>(std::move(*file), budget_);
  }
  Status finish() override { return session_->finish(); }

 private:
  std::unique_ptr<target::WriteSession> session_;
  WriteBudget budget_;
};

class FailingVolume : public target::VolumeAccess {
 public:
  FailingVolume(std::shared_ptr<target::VolumeAccess> volume, WriteBudget budget)
      : volume_(std::move(volume)), budget_(std::move(budget)) {}

  Result<std::vector<std::byte>> read_file(std::string_view path, std::uint64_t limit_bytes) override {
    return volume_->read_file(path, limit_bytes);
  }
  Result<UniqueFd> open_for_reading(std::string_view path) override { return volume_->open_for_reading(path); }
  Result<std::vector<target::DirectoryEntry>> list(std::string_view path) override { return volume_->list(path); }
  Result<std::string> resolve(std::string_view path) override { return volume_->resolve(path); }
  Status can_write() override { return volume_->can_write(); }
  Result<std::unique_ptr<target::WriteSession>> begin_write(const target::WriteConsent& consent) override {
    auto session = volume_->begin_write(consent);
    if (!session) return session;
    return std::make_unique<FailingSession>(std::move(*session), budget_);
  }

 private:
  std::shared_ptr<target::VolumeAccess> volume_;
  WriteBudget budget_;
};

}  // namespace lifeboat::registry::testing
