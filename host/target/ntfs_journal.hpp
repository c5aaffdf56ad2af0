// The journal of an NTFS volume, $LogFile, as far as it says whether the volume was left as it should be. ntfs-3g finds out
// only when it is to write, and then opens the volume read-only; people must know before they change anything.
#pragma once

#include <cstddef>
#include <span>

#include "host/target/ntfs_record.hpp"

namespace lifeboat::target {

enum class JournalState {
  finished,    // or there is nothing in it
  unfinished,  // Windows was not shut down properly: the journal holds changes that are only begun
  cached,      // Windows sleeps and goes on with what it keeps in memory (journal version 2)
};

// From the first two pages of $LogFile; of two that are whole the newer counts. What is no page of a journal is
// `finished`: ntfs-3g has its own look.
[[nodiscard]] JournalState parse_journal(std::span<const std::byte> start);
[[nodiscard]] Result<JournalState> read_journal(const NtfsRange& volume);

}  // namespace lifeboat::target
