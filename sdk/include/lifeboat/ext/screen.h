/* lifeboat.screen/0: serving the console's screen to somebody else. This is the right to control the machine, so only
 * plug-ins that the settings name get it (by default Lifeboat's own Remote Connection).
 *
 * The tool hands over one end of a socket pair; on it the host speaks the screen channel (lifeboat/screen_channel.h)
 * with whatever holds the other end, usually a process without rights. The host itself asks the person for consent,
 * shows who is connected, and ends the session: none of it depends on the tool or on the UI thread.
 */
#ifndef LIFEBOAT_EXT_SCREEN_H
#define LIFEBOAT_EXT_SCREEN_H

#include "../plugin.h"

#ifdef __cplusplus
extern "C" {
#endif

#define LB_EXT_SCREEN "lifeboat.screen/0"

typedef struct lb_screen {
  uint32_t size;
  /* [ui] Serves the screen on `fd`, an AF_UNIX SOCK_SEQPACKET socket, which is the host's from now on, also when this
   * fails. LB_REFUSED while another is being served. The host closes it when the console ends, the other end breaks
   * the rules of the channel, or `stop`. */
  lb_status (*serve)(const lb_host *host, int fd);
  /* [ui] Ends the session, if there is one, and closes the channel. Also done when the tool is closed. */
  void (*stop)(const lb_host *host);
  /* [ui] Whether the tool is to serve at once, without a press: a start script (RemoteRecovery) has opened it for that.
   * Answers true once; ask when the tool is created and in each frame. Whether the person is asked before somebody is
   * let in is the host's affair, here too. */
  bool (*take_start_wish)(const lb_host *host);
} lb_screen;

#ifdef __cplusplus
}
#endif

#endif
