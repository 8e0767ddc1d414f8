/**
 * Header of every message on a relay or mapped topic: the type of the event behind it. A consumer that wants few types
 * passes over the others without parsing them.
 */
export const TYPE_HEADER = 'type';
