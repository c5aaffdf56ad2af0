#include "plugins/remote/protocol/handshake.hpp"

namespace lifeboat::remote::protocol {

EndingKind kind_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::version: return EndingKind::version;
    case ErrorCode::busy: return EndingKind::busy;
    case ErrorCode::auth_failed: return EndingKind::wrong_ticket;
    case ErrorCode::timeout: return EndingKind::timeout;
    case ErrorCode::malformed: break;
  }
  return EndingKind::malformed;
}

}  // namespace lifeboat::remote::protocol
