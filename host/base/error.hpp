// What can fail returns Result<T>. The message is written for the person at the screen and names the object
// ("cannot open hive SYSTEM: bin at 0x1000 is cut short"); each layer may add its context with
// `with_context`, and the top reports once. The kind decides a command's exit code.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace lifeboat {

enum class ErrorKind {
  not_found,  // exit code 1
  bad_use,    // 2
  damaged,    // 3: the object is there and cannot be understood
  refused,    // 3: a rule of ours, the user or another program says no
  io,         // 3: the system failed underneath us
  busy,       // 3: it is being made ready; the same call works when that is done
};

struct Error {
  ErrorKind kind;
  std::string message;
};

template <class T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, std::string message) {
  return tl::unexpected<Error>(Error{kind, std::move(message)});
}

[[nodiscard]] inline tl::unexpected<Error> with_context(std::string_view context, Error error) {
  error.message.insert(0, std::string(context) + ": ");
  return tl::unexpected<Error>(std::move(error));
}

[[nodiscard]] constexpr int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::not_found: return 1;
    case ErrorKind::bad_use: return 2;
    case ErrorKind::damaged:
    case ErrorKind::refused:
    case ErrorKind::io:
    case ErrorKind::busy: return 3;
  }
  return 3;
}

}  // namespace lifeboat
