// Reads across the plug-in boundary: a field exists only when the structure's `size` covers it, and a text of a
// plug-in is bounded before it is believed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

#include "host/loader/sidecar.hpp"

namespace lifeboat::loader {

// The whole field lies within `size`. A macro, because offsetof takes names.
#define LIFEBOAT_COVERS(structure, field) \
  ((structure).size >= \
   offsetof(std::remove_cvref_t<decltype(structure)>, field) + sizeof((structure).field))

// "" for NULL; a text without an end is cut one byte past the limit, so that whoever checks the length refuses it.
[[nodiscard]] inline std::string_view bounded_text(const char* text) {
  return text == nullptr ? std::string_view() : std::string_view(text, ::strnlen(text, k_max_text_bytes + 1));
}

}  // namespace lifeboat::loader
