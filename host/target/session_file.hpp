// A file of a write session, straight on a descriptor. The session keeps an eye on it: once the session has ended,
// every call fails.
#pragma once

#include <memory>
#include <string>

#include "host/base/durable_file.hpp"
#include "host/base/unique_fd.hpp"

namespace lifeboat::target {

class SessionFile : public DurableFile {
 public:
  SessionFile(std::shared_ptr<UniqueFd> fd, std::string name) : fd_(std::move(fd)), name_(std::move(name)) {}

  [[nodiscard]] Result<std::uint64_t> size() override;
  [[nodiscard]] Status read_at(std::uint64_t offset, std::span<std::byte> into) override;
  [[nodiscard]] Status write_at(std::uint64_t offset, std::span<const std::byte> from) override;
  [[nodiscard]] Status resize(std::uint64_t size_bytes) override;
  [[nodiscard]] Status sync() override;

 private:
  std::shared_ptr<UniqueFd> fd_;
  std::string name_;
};

}  // namespace lifeboat::target
