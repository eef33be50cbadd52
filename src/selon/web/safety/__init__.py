"""What stands between the network and the pages: headers, hosts, the token, forged forms, too much at once."""

from selon.web.safety.entrance import Entrance
from selon.web.safety.forms import Forms
from selon.web.safety.headers import Hardened
from selon.web.safety.limit import Limited

__all__ = ["Entrance", "Forms", "Hardened", "Limited"]
